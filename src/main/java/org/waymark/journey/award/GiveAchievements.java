package org.waymark.journey.award;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialEvent;
import org.waymark.credential.CredentialEvents;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.achievement.AchievementEvidence;
import org.waymark.credential.achievement.AchievementId;
import org.waymark.credential.achievement.Achievements;
import org.waymark.credential.achievement.Completed;
import org.waymark.credential.achievement.CompletedRuns;
import org.waymark.credential.achievement.Validity;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.people.Learner;

/**
 * Gives the badges of practice areas and sets that a completion completes, and revokes those that rest on a completion that
 * was taken back. The caller holds the learner, so that none is given twice.
 */
public final class GiveAchievements {
    private static final Messages MESSAGES = Messages.of(GiveAchievements.class);

    private final Achievements achievements = new Achievements();
    private final AchievementEvidence evidence = new AchievementEvidence();
    private final CompletedRuns completedRuns = new CompletedRuns();
    private final Credentials credentials = new Credentials();
    private final CredentialEvents events = new CredentialEvents();
    private final GiveBadge giveBadge;
    private final PublicAddresses addresses;

    GiveAchievements(GiveBadge giveBadge, PublicAddresses addresses) {
        this.giveBadge = giveBadge;
        this.addresses = addresses;
    }

    /** Gives what the completion of a run completes. Where nothing is issued that it could complete, nothing is read. */
    void follow(Handle handle, Learner learner, RunFacts facts, Instant now) {
        List<AchievementContent> concerned = facts.concerned(handle);
        if (concerned.isEmpty()) {
            return;
        }
        List<Completed> completed = completedRuns.list(handle, learner.id(), now);
        concerned.forEach(content -> give(handle, learner, content, completed, now));
    }

    /**
     * Gives the badge of an achievement to a learner who has completed what it asks for and does not hold it.
     *
     * @return the badge that is new
     */
    public Optional<Credential> give(Handle handle, Learner learner, AchievementContent content, Instant now) {
        return learner.testUser() || learner.erased()
                ? Optional.empty()
                : give(handle, learner, content, completedRuns.list(handle, learner.id(), now), now);
    }

    private Optional<Credential> give(
            Handle handle, Learner learner, AchievementContent content, List<Completed> completed, Instant now) {
        List<Completed> rests = content.earnedBy(completed);
        if (rests.isEmpty()) {
            return Optional.empty();
        }
        String key = content.achievement().id().value();
        Optional<Credential> before =
                credentials.findCurrent(handle, learner.id().value(), key);
        if (before.filter(held -> !held.revoked()).isPresent()) {
            if (!before.get().expired(now)) {
                return Optional.empty();
            }
            // Its time is over: only what was completed since then it was earned earns it once more.
            LocalDate earned = before.get().facts().activityEndDate();
            rests = content.earnedBy(completed.stream()
                    .filter(one -> earned == null || day(one.at()).isAfter(earned))
                    .toList());
            if (rests.isEmpty()) {
                return Optional.empty();
            }
        }
        Instant earned = rests.get(rests.size() - 1).at();
        Instant until =
                Validity.until(earned, content.achievement().now().terms().months(), now);
        if (until != null && !until.isAfter(now)) {
            return Optional.empty();
        }
        List<RunId> runs = rests.stream().map(Completed::run).toList();
        Credential given = giveBadge.write(
                handle,
                learner,
                new GiveBadge.Given(
                        key,
                        before.map(held -> held.edition() + 1).orElse(1),
                        content.facts(handle, runs, addresses),
                        content.issuer(handle),
                        day(earned),
                        until,
                        rests.stream().map(GiveAchievements::evidence).toList()),
                now);
        evidence.add(handle, given.id(), runs);
        return Optional.of(given);
    }

    private static CredentialFacts.Evidence evidence(Completed one) {
        return new CredentialFacts.Evidence(
                one.title(),
                MESSAGES.message("evidence", "day", day(one.at()).toString()).in(Language.ENGLISH));
    }

    /**
     * Revokes what rests on a completion that was taken back. Where the learner's other completions are enough, a badge that
     * rests on those is given in its place.
     */
    void revoke(Handle handle, Learner learner, CatalogueEntry entry, Instant now) {
        for (CredentialId id :
                evidence.listRestingOn(handle, learner.id(), entry.run().id())) {
            Message reason = MESSAGES.message("rested-on", "title", entry.title());
            credentials.markRevoked(handle, id, now, reason);
            credentials
                    .find(handle, id)
                    .flatMap(held -> AchievementId.find(held.runId()))
                    .flatMap(key -> achievements.find(handle, key))
                    .filter(achievement -> achievement.now().issued())
                    .flatMap(achievement -> AchievementContent.find(handle, achievement))
                    .flatMap(content -> give(handle, learner, content, now))
                    .ifPresent(again -> {
                        events.markReplaced(handle, id, again.id());
                        events.add(handle, id, CredentialEvent.Kind.REPLACED, now, reason.in(Language.ENGLISH));
                    });
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
