package org.waymark.journey;

import org.waymark.administration.LaunchLog;
import org.waymark.batch.Batches;
import org.waymark.credential.document.Issuing;
import org.waymark.journey.achievement.AchievementJourneys;
import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.catalogue.CatalogueJourneys;
import org.waymark.journey.city.CityJourneys;
import org.waymark.journey.credential.CredentialJourneys;
import org.waymark.journey.enter.EnterJourneys;
import org.waymark.journey.file.FileJourneys;
import org.waymark.journey.issuer.IssuerJourneys;
import org.waymark.journey.lead.LeadJourneys;
import org.waymark.journey.privacy.PrivacyJourneys;
import org.waymark.journey.programme.ProgrammeJourneys;
import org.waymark.journey.question.QuestionJourneys;
import org.waymark.journey.report.ReportJourneys;
import org.waymark.journey.roster.RosterJourneys;
import org.waymark.journey.rule.RuleJourneys;
import org.waymark.journey.signup.SignUpJourneys;
import org.waymark.journey.source.SourceJourneys;
import org.waymark.journey.standard.StandardJourneys;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.journey.wallet.WalletJourneys;
import org.waymark.keys.InstallationKeys;
import org.waymark.lti.service.PlatformServices;
import org.waymark.mail.Outbox;
import org.waymark.work.Instance;

/** Makes the rooms of journeys, each after those whose journeys it calls. */
public final class Journeys {
    public final CityJourneys cities;
    public final StandingJourneys standings;
    public final LeadJourneys leads;
    public final CredentialJourneys credentials;
    public final AwardJourneys awards;
    public final RuleJourneys rules;
    public final RosterJourneys rosters;
    public final SourceJourneys sources;
    public final FileJourneys files;
    public final ViewJourneys views;
    public final EnterJourneys entering;
    public final StandardJourneys standards;
    public final AdminJourneys admin;
    public final CatalogueJourneys catalogue;
    public final ReportJourneys reports;
    public final SignUpJourneys signUps;
    public final QuestionJourneys questions;
    public final ProgrammeJourneys programme;
    public final IssuerJourneys issuers;
    public final AchievementJourneys achievements;
    public final PrivacyJourneys privacy;
    public final WalletJourneys wallets;

    public Journeys(
            Instance instance,
            InstallationKeys keys,
            LaunchLog launchLog,
            Batches batches,
            Issuing issuing,
            PlatformServices services,
            Outbox outbox) {
        cities = new CityJourneys(instance);
        standings = new StandingJourneys(instance);
        leads = new LeadJourneys(instance, cities, standings, outbox);
        credentials = new CredentialJourneys(instance, issuing, keys);
        awards = new AwardJourneys(instance, issuing, credentials.places);
        rules = new RuleJourneys(instance, batches, awards);
        rosters = new RosterJourneys(instance, services.memberships, keys.secret("addresses"), awards);
        sources = new SourceJourneys(instance, services, keys.secrets, awards);
        files = new FileJourneys(instance, batches, rosters, awards);
        views = new ViewJourneys(
                instance,
                standings.viewStanding,
                issuing,
                keys.keys,
                batches,
                credentials,
                services.platforms.outbound);
        entering = new EnterJourneys(instance, services.platforms, cities, awards, rosters);
        standards = new StandardJourneys(instance);
        admin = new AdminJourneys(instance, services, keys.keys, launchLog, cities, awards, rosters);
        catalogue = new CatalogueJourneys(instance);
        reports = new ReportJourneys(instance, batches, standings.viewStanding, outbox);
        signUps = new SignUpJourneys(instance, outbox);
        questions = new QuestionJourneys(instance, outbox);
        programme = new ProgrammeJourneys(instance, signUps.followRun, questions.planHosting);
        issuers = new IssuerJourneys(instance, issuing);
        achievements = new AchievementJourneys(instance, batches, issuing.addresses, awards);
        privacy = new PrivacyJourneys(
                instance,
                cities.shareUsers,
                rosters.keepAddress,
                signUps.registerForRun,
                credentials.manageCredentials,
                outbox);
        wallets = new WalletJourneys(instance, credentials, views.checkCredential);
    }
}
