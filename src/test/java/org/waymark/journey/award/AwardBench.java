package org.waymark.journey.award;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.waymark.audit.AuditLog;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.completion.Report;
import org.waymark.completion.rule.Rules;
import org.waymark.credential.Credential;
import org.waymark.credential.Credentials;
import org.waymark.credential.StatusPlaces;
import org.waymark.credential.document.Issuing;
import org.waymark.id.ResourceLinkId;
import org.waymark.keys.InstallationKeys;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.learning.edit.CatalogueFile;
import org.waymark.learning.edit.CatalogueImport;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.ErasedPeople;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.standard.Standards;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** The room that decides, on a database in memory and without a server. Nothing is delivered, for no queue runs. */
final class AwardBench implements AutoCloseable {
    final Database database = TestDatabase.H2.open();
    private final Registration registration;
    private final Instance instance;
    final AwardJourneys awards;
    private final AtomicLong seconds = new AtomicLong();
    private int learners;

    AwardBench() {
        database.useTransaction(handle -> {
            new Standards().addBuiltIn(handle, Rows.NOON);
            new CatalogueImport().put(handle, twoRuns(), Rows.NOON);
        });
        registration = Rows.addRegistration(database);
        // Later each time, so that what comes later is later.
        InstantSource clock = () -> Rows.NOON.plusSeconds(seconds.incrementAndGet());
        instance = new Instance(
                URI.create("http://localhost"),
                database,
                new WorkQueue(database, clock),
                new AuditLog(new byte[32]),
                new ErasedPeople(new byte[32]),
                clock);
        InstallationKeys keys = new InstallationKeys(database, null, clock);
        keys.ensureBadges();
        awards = new AwardJourneys(instance, new Issuing(instance.baseUrl()), new StatusPlaces(new byte[32]));
    }

    /** The catalogue takes long; two runs of it are enough. */
    private static CatalogueFile twoRuns() {
        CatalogueFile all = CatalogueFile.builtIn();
        List<Run> runs = Stream.concat(
                        all.runs().stream().filter(run -> run.id().equals(Rows.RUN)),
                        all.runs().stream()
                                .filter(run -> !run.id().equals(Rows.RUN))
                                .limit(1))
                .toList();
        return new CatalogueFile(
                all.standard(),
                all.opportunities().stream()
                        .filter(one ->
                                runs.stream().anyMatch(run -> run.opportunity().equals(one.id())))
                        .toList(),
                runs,
                Set.of());
    }

    /** Somebody new. */
    Learner learner() {
        return learner(false);
    }

    Learner learner(boolean testUser) {
        String subject = "learner-" + ++learners;
        return database.inTransaction(
                handle -> new Learners().addOrUpdate(handle, registration.id(), subject, "Ada", testUser, Rows.NOON));
    }

    /** A new activity of a run, with that rule. */
    Activity activity(RunId run, Rule rule) {
        return activity(run, rule, null);
    }

    /** The same in a course of its own, with the platform's list of it. */
    Activity listed(Rule rule) {
        return activity(Rows.RUN, rule, URI.create("https://lms.example/memberships"));
    }

    private Activity activity(RunId run, Rule rule, URI memberships) {
        return database.inTransaction(handle -> {
            UUID deployment = new Registrations()
                    .findDeployment(handle, registration.id(), "1")
                    .orElseThrow()
                    .id();
            String id = UUID.randomUUID().toString();
            ResourceLinkId link = new ResourceLinks()
                    .addOrUpdate(
                            handle,
                            new ResourceLinks.Seen(
                                    deployment,
                                    id,
                                    "Title",
                                    "course-of-" + id,
                                    "C",
                                    "A course",
                                    null,
                                    null,
                                    Set.of(),
                                    memberships,
                                    "",
                                    null),
                            Rows.NOON)
                    .link()
                    .id();
            Activity activity = new Activity(link, run);
            new Activities().add(handle, activity, Rows.NOON);
            new Rules().put(handle, link, rule, null, Rows.NOON);
            return activity;
        });
    }

    static Rule rule(Source first, Source... more) {
        return Rule.of(EnumSet.of(first, more));
    }

    void setRule(Activity activity, Rule rule) {
        database.useTransaction(handle -> new Rules().put(handle, activity.resourceLink(), rule, null, Rows.NOON));
    }

    Report report(Source source, Activity activity, Learner learner) {
        Instant now = instance.now();
        return Report.of(
                source,
                Report.idIn(activity, learner.id()),
                learner.id(),
                activity.run(),
                activity.resourceLink(),
                now,
                "test",
                "");
    }

    Recorded tell(Source source, Activity activity, Learner learner) {
        return record(report(source, activity, learner));
    }

    Recorded withdraw(Source source, Activity activity, Learner learner) {
        return record(report(source, activity, learner).withdrawn(instance.now(), null, "It was a mistake."));
    }

    Recorded record(Report report) {
        return database.inTransaction(handle -> awards.recordCompletion.record(handle, report));
    }

    Decision decide(Activity activity, Learner learner, Occasion occasion) {
        return database.inTransaction(handle -> awards.decideAward.decide(
                handle, learner.id(), activity.run(), activity.resourceLink(), occasion, Cause.RULE));
    }

    Optional<Decision> last(Activity activity, Learner learner) {
        return database.inTransaction(
                handle -> new Decisions().findLast(handle, learner.id(), activity.run(), activity.resourceLink()));
    }

    /** The badges of somebody, revoked or not. */
    List<Credential> badges(Learner learner) {
        return database.inTransaction(
                handle -> new Credentials().listOfLearner(handle, learner.id().value()));
    }

    Optional<Double> grade(Activity activity, Learner learner) {
        return database.inTransaction(handle -> new ScoreRows()
                .findLast(handle, activity.resourceLink(), learner.id())
                .map(Score::given));
    }

    @Override
    public void close() {
        database.close();
    }
}
