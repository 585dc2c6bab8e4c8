package org.waymark.journey.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activities;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Decision;
import org.waymark.completion.Report;
import org.waymark.intake.IntakeClient;
import org.waymark.intake.IntakeStatements;
import org.waymark.intake.ParsedRecords;
import org.waymark.intake.ToldCompletion;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.journey.award.Recorded;
import org.waymark.language.Messages;
import org.waymark.learning.Catalogue;
import org.waymark.learning.RunId;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.PersonErased;
import org.waymark.progress.Source;
import org.waymark.roster.Members;
import org.waymark.work.Instance;

/**
 * Takes in what another system tells of the people of its one platform. Each record is checked and taken in a transaction
 * of its own, whatever is wrong with those beside it; told again it changes nothing, so a call that broke off is simply
 * made again.
 */
public final class TakeCompletions {
    private static final String STRANGER =
            "Nobody of this id was known on the platform before: if it is not the id that"
                    + " the platform gives in a launch, nobody will ever have it.";
    private static final String ERASED =
            "The data of this person was erased. Nothing is recorded until the person opens Waymark again.";
    private static final Messages MESSAGES = Messages.of(TakeCompletions.class);

    private final Instance instance;
    private final Learners learners = new Learners();
    private final Catalogue catalogue = new Catalogue();
    private final Members members = new Members();
    private final Activities activities = new Activities();
    private final Completions completions = new Completions();
    private final IntakeStatements statements = new IntakeStatements();
    private final RecordCompletion recordCompletion;

    TakeCompletions(Instance instance, RecordCompletion recordCompletion) {
        this.instance = instance;
        this.recordCompletion = recordCompletion;
    }

    /** The outcome for one record. */
    public enum Status {
        /** The record changed what is known. */
        RECORDED,
        /** The record took back what was known. */
        WITHDRAWN,
        /** The record was told before, or something later is known. */
        KNOWN,
        /** The record says nothing about a completion here. */
        IGNORED,
        /** The record cannot be taken; its faults say why. */
        REFUSED
    }

    /**
     * @param id what the client calls the record; empty when it has no name
     * @param complete whether the learner has completed the run by its rule now; null when nothing was decided
     * @param faults why it is refused
     */
    public record Result(
            String id, Status status, @Nullable Boolean complete, String message, List<ParsedRecords.Fault> faults) {
        public Result {
            faults = List.copyOf(faults);
        }

        Result(String id, Status status, @Nullable Boolean complete, String message) {
            this(id, status, complete, message, List.of());
        }

        static Result refused(String id, List<ParsedRecords.Fault> faults) {
            return new Result(id, Status.REFUSED, null, faults.get(0).detail(), faults);
        }

        private Result ofStranger() {
            return new Result(id, status, complete, message + " " + STRANGER, faults);
        }
    }

    /** Takes records in and returns the outcome of each, in their order. */
    public List<Result> take(IntakeClient client, List<ToldCompletion> records) {
        List<Result> results = new ArrayList<>();
        for (ToldCompletion told : records) {
            // Made beforehand, because H2 does not wait for long where two transactions make the same row.
            boolean stranger = told instanceof ToldCompletion.Completed one
                    && instance.inTransaction(
                            handle -> fault(handle, client, one).isEmpty() && makeLearner(handle, client, one));
            Result result = takeUnlessErased(client, told);
            results.add(stranger ? result.ofStranger() : result);
        }
        instance.work().wake();
        return results;
    }

    /** Whoever is erased at this moment is passed over as well. */
    private Result takeUnlessErased(IntakeClient client, ToldCompletion told) {
        try {
            return instance.inTransaction(handle -> take(handle, client, told));
        } catch (PersonErased e) {
            return erased(told);
        }
    }

    private static Result erased(ToldCompletion told) {
        return new Result(told.id(), Status.IGNORED, null, ERASED);
    }

    /** The run that a course of a platform stands for: the one run of all its activities. */
    public Optional<String> findRun(IntakeClient client, String contextId) {
        return instance.inTransaction(handle -> activities.findRunOfCourse(handle, client.registration(), contextId))
                .map(RunId::value);
    }

    private Optional<ParsedRecords.Fault> fault(Handle handle, IntakeClient client, ToldCompletion.Completed told) {
        if (!told.strict()) {
            return Optional.empty();
        }
        if (catalogue.findRun(handle, new RunId(told.run())).isEmpty()) {
            return Optional.of(new ParsedRecords.Fault(422, told.pointer() + "/run", "There is no such run."));
        }
        return isSomebodyElses(handle, client, told)
                ? Optional.of(new ParsedRecords.Fault(
                        409, told.pointer() + "/id", "This id belongs to another user or another run already."))
                : Optional.empty();
    }

    private boolean isSomebodyElses(Handle handle, IntakeClient client, ToldCompletion.Completed told) {
        return completions
                .find(handle, Source.INTAKE, client.id() + "/" + told.fact())
                .filter(fact -> !fact.report().run().value().equals(told.run())
                        || !learners.find(handle, fact.learner())
                                .map(Learner::subject)
                                .equals(Optional.of(told.user())))
                .isPresent();
    }

    /** @return whether nobody of that id was known on the platform */
    private boolean makeLearner(Handle handle, IntakeClient client, ToldCompletion.Completed told) {
        if (catalogue.findRun(handle, new RunId(told.run())).isEmpty()) {
            return false;
        }
        boolean stranger =
                learners.find(handle, client.registration(), told.user()).isEmpty()
                        && !members.isListed(handle, client.registration(), told.user());
        boolean made = instance.erased()
                .addIfMissing(handle, client.registration(), told.user(), null, instance.now())
                .isPresent();
        return stranger && made;
    }

    private Result take(Handle handle, IntakeClient client, ToldCompletion told) {
        if (told instanceof ToldCompletion.Refused refused) {
            return Result.refused(told.id(), refused.faults());
        }
        if (told instanceof ToldCompletion.Completed completed) {
            Optional<ParsedRecords.Fault> fault = fault(handle, client, completed);
            if (fault.isPresent()) {
                return Result.refused(told.id(), List.of(fault.get()));
            }
            return catalogue
                    .findRun(handle, new RunId(completed.run()))
                    .map(run -> complete(handle, client, completed))
                    .orElseGet(() -> new Result(told.id(), Status.IGNORED, null, "There is no such run."));
        }
        if (told instanceof ToldCompletion.Voided voided) {
            return voidReports(handle, client, voided);
        }
        return new Result(told.id(), Status.IGNORED, null, ((ToldCompletion.Ignored) told).why());
    }

    private Result complete(Handle handle, IntakeClient client, ToldCompletion.Completed told) {
        Instant now = instance.now();
        Optional<Learner> somebody =
                instance.erased().addIfMissing(handle, client.registration(), told.user(), null, now);
        if (somebody.isEmpty()) {
            return erased(told);
        }
        LearnerId learner = somebody.get().id();
        String sourceId =
                client.id() + "/" + told.fact() + (told.ofLearner() ? "/" + told.run() + "/" + learner.value() : "");
        Optional<Completion> known = completions.find(handle, Source.INTAKE, sourceId);
        boolean saysWhen = told.toldAt() != null;
        if (told.withdrawn()
                && !saysWhen
                && known.filter(fact -> !fact.stands()).isPresent()) {
            return new Result(told.id(), Status.KNOWN, null, "It was withdrawn before.");
        }
        Instant completedAt = Objects.requireNonNullElse(
                told.completedAt(), known.map(Completion::completedAt).orElse(now));
        // A statement without a time says what holds now, and so does another result of the same completion.
        boolean corrects = known.filter(fact -> fact.stands()
                        && fact.completedAt().equals(completedAt)
                        && !Objects.equals(fact.report().share(), told.share()))
                .isPresent();
        boolean saysOfNow = told.withdrawn()
                || corrects
                || (told.statement() != null && told.completedAt() == null && known.isPresent());
        Instant toldAt = Objects.requireNonNullElse(told.toldAt(), saysOfNow ? now : completedAt);
        UUID statement = told.statement();
        if (statement != null && !statements.add(handle, client.id(), statement, sourceId, toldAt, null)) {
            return new Result(told.id(), Status.KNOWN, null, "This statement came before, or it is voided.");
        }
        return recorded(
                told.id(),
                recordCompletion.record(handle, report(client, told, learner, sourceId, completedAt, toldAt)),
                told.withdrawn());
    }

    private static Report report(
            IntakeClient client,
            ToldCompletion.Completed told,
            LearnerId learner,
            String sourceId,
            Instant completedAt,
            Instant toldAt) {
        Report report = Report.of(
                        Source.INTAKE,
                        sourceId,
                        learner,
                        new RunId(told.run()),
                        null,
                        completedAt,
                        client.name(),
                        told.raw())
                .told(toldAt);
        Double share = told.share();
        if (share != null) {
            report = report.withShare(share);
        }
        return told.withdrawn()
                ? report.withdrawn(toldAt, null, Objects.requireNonNullElse(told.reason(), ""))
                : report;
    }

    private Result voidReports(Handle handle, IntakeClient client, ToldCompletion.Voided told) {
        Instant now = instance.now();
        Optional<IntakeStatements.Seen> seen = statements.find(handle, client.id(), told.statement());
        if (seen.isEmpty()) {
            statements.add(handle, client.id(), told.statement(), null, null, now);
            return new Result(told.id(), Status.RECORDED, null, "That statement has not come yet; it will not count.");
        }
        String sourceId = seen.get().sourceId();
        Instant toldAt = seen.get().toldAt();
        if (seen.get().voided() || sourceId == null || toldAt == null) {
            return new Result(told.id(), Status.KNOWN, null, "That statement was voided before.");
        }
        statements.markVoided(handle, client.id(), told.statement(), now);
        Optional<Completion> fact = completions
                .find(handle, Source.INTAKE, sourceId)
                .filter(known -> !statements.isTold(handle, client.id(), sourceId, toldAt));
        Optional<Decision> decision = fact.flatMap(known -> recordCompletion.voidReports(
                handle, known, new Completions.ToldAt(toldAt), MESSAGES.message("intake.voided")));
        if (decision.isEmpty()) {
            return new Result(told.id(), Status.KNOWN, null, "It changed nothing: what other statements say holds.");
        }
        boolean stands = completions
                .find(handle, Source.INTAKE, sourceId)
                .filter(Completion::stands)
                .isPresent();
        return new Result(
                told.id(),
                stands ? Status.RECORDED : Status.WITHDRAWN,
                decision.get().awarded(),
                stands ? "What other statements say holds." : "It does not count any more.");
    }

    private static Result recorded(String id, Recorded recorded, boolean withdrawn) {
        Boolean complete = recorded.decision().map(Decision::awarded).orElse(null);
        return switch (recorded.received()) {
            case NEWS ->
                withdrawn
                        ? new Result(id, Status.WITHDRAWN, complete, "It does not count any more.")
                        : new Result(id, Status.RECORDED, complete, "It is recorded.");
            case KNOWN -> new Result(id, Status.KNOWN, null, "It was told before, or something later is known.");
            case CONTRADICTION ->
                new Result(id, Status.IGNORED, null, "This id belongs to another user or another run already.");
        };
    }
}
