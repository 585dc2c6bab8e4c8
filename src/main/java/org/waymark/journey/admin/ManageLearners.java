package org.waymark.journey.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.ReportLine;
import org.waymark.credential.Credential;
import org.waymark.credential.Credentials;
import org.waymark.id.CompletionId;
import org.waymark.id.RegistrationId;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.lti.platform.Registrations;
import org.waymark.people.Alphabet;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.LearnerNames;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** The programme looks a learner up, sees all that was told, and has the last word on each fact. */
public final class ManageLearners {
    /** The number of learners that are found at once. */
    public static final int MOST_FOUND = 50;

    /** A reason is at most so long, in characters. */
    public static final int LONGEST_REASON = 500;

    private final Instance instance;
    private final Learners learners = new Learners();
    private final Registrations registrations = new Registrations();
    private final Catalogue catalogue = new Catalogue();
    private final Completions completions = new Completions();
    private final Credentials credentials = new Credentials();
    private final RecordCompletion recordCompletion;

    ManageLearners(Instance instance, RecordCompletion recordCompletion) {
        this.instance = instance;
        this.recordCompletion = recordCompletion;
    }

    /** A learner and the platform that knows the person. */
    public record Found(Learner learner, String platform) {}

    /** A learner with all that was told, the earliest completed first. */
    public record Known(Found found, List<Told> facts) {}

    /**
     * A fact.
     *
     * @param badge the newest for its run, revoked or not
     * @param reports all that was ever told of it, the last told first
     */
    public record Told(
            Completion completion, CatalogueEntry entry, Optional<Credential> badge, List<ReportLine> reports) {}

    /**
     * Looks learners up, at most {@link #MOST_FOUND} and one more.
     *
     * @param registration only those of that platform; null for all
     * @param text an id as the LMS or Waymark gives it, or part of a name
     * @param alphabet the order in which they are listed
     */
    public List<Found> find(@Nullable RegistrationId registration, String text, Alphabet alphabet) {
        return instance.inTransaction(handle -> new LearnerNames()
                .search(handle, registration, text, MOST_FOUND + 1, alphabet).stream()
                        .map(learner -> found(handle, learner))
                        .toList());
    }

    public Optional<Known> view(LearnerId id) {
        return instance.inTransaction(handle -> learners.find(handle, id)
                .map(learner -> new Known(
                        found(handle, learner),
                        completions.listOf(handle, id).stream()
                                .map(fact -> told(handle, fact))
                                .toList())));
    }

    /**
     * The programme says that a fact does not hold; everything that rested on it follows.
     *
     * @param reason what the learner reads
     * @return the learner; empty when there is no such fact that stands
     */
    public Optional<LearnerId> withdraw(CompletionId fact, String reason) {
        return say(fact, true, reason);
    }

    /**
     * The programme says that a fact holds after all.
     *
     * @return the learner; empty when there is no such fact that was taken back by a person
     */
    public Optional<LearnerId> restore(CompletionId fact) {
        return say(fact, false, null);
    }

    private Optional<LearnerId> say(CompletionId id, boolean stood, @Nullable String reason) {
        Instant now = instance.now();
        Optional<LearnerId> learner = instance.inTransaction(handle -> {
            Optional<Completion> fact =
                    completions.find(handle, id).filter(known -> stood ? known.stands() : known.isTakenBackByPerson());
            fact.ifPresent(known -> {
                recordCompletion.record(handle, known.report().ofProgramme(now, reason));
                instance.audit(
                        handle,
                        stood ? Act.COMPLETION_WITHDRAWN : Act.COMPLETION_RESTORED,
                        Subject.learner(known.learner().value()),
                        known.report().run().value());
            });
            return fact.map(Completion::learner);
        });
        instance.work().wake();
        return learner;
    }

    private Found found(Handle handle, Learner learner) {
        return new Found(
                learner,
                registrations
                        .find(handle, learner.registrationId())
                        .orElseThrow()
                        .name());
    }

    private Told told(Handle handle, Completion fact) {
        return new Told(
                fact,
                catalogue.findRun(handle, fact.report().run()).orElseThrow(),
                credentials.findCurrent(
                        handle, fact.learner().value(), fact.report().run().value()),
                completions.listReports(handle, fact.id()));
    }
}
