package org.waymark.journey.file;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Job;
import org.waymark.batch.RefusedRow;
import org.waymark.batch.RefusedRows;
import org.waymark.completion.Completions;
import org.waymark.completion.Decision;
import org.waymark.completion.Report;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.journey.award.Recorded;
import org.waymark.journey.award.RunFacts;
import org.waymark.journey.city.LockPeople;
import org.waymark.journey.roster.NamedPeople;
import org.waymark.json.TextList;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.RunId;
import org.waymark.people.ErasedPeople;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.PersonErased;
import org.waymark.progress.Source;
import org.waymark.sheet.Row;
import org.waymark.sheet.SheetColumns;
import org.waymark.sheet.SheetReading;
import org.waymark.sheet.ToldRow;

/** Takes rows of a report in: each that says that somebody has completed something is a fact, told by that file. */
final class ImportRows {
    private static final Messages MESSAGES = Messages.of(ImportRows.class);

    static final Message CONTRADICTION = MESSAGES.message("row.contradiction");

    /**
     * The activity or registration that a report is about.
     *
     * @param resourceLink the activity it was uploaded in; null: it tells of runs as such
     * @param course whose people it may name otherwise than by ID
     * @param run of which it tells; null when each row says so
     */
    record Place(
            RegistrationId registration,
            @Nullable ResourceLinkId resourceLink,
            @Nullable CourseId course,
            @Nullable RunId run) {

        /** Computes the source id of a row, equal in all files for one person, run and activity. */
        String sourceId(RunId of, LearnerId learner, String own) {
            String where = String.valueOf(resourceLink == null ? registration : resourceLink);
            return own.isEmpty() ? where + "/" + of + "/" + learner : where + "/id/" + own;
        }
    }

    private final ErasedPeople erased;
    private final NamedPeople people;
    private final LockPeople lockPeople = new LockPeople();
    private final Completions completions = new Completions();
    private final RecordCompletion recordCompletion;
    private final RefusedRows refusedRows = new RefusedRows();
    private final InstantSource clock;

    ImportRows(ErasedPeople erased, NamedPeople people, RecordCompletion recordCompletion, InstantSource clock) {
        this.erased = erased;
        this.people = people;
        this.recordCompletion = recordCompletion;
        this.clock = clock;
    }

    /** Takes these rows in, within the caller's transaction. */
    Job.Counts take(Handle handle, Job job, Place place, SheetReading reading, List<Row> rows) {
        List<RefusedRow> refused = new ArrayList<>();
        Map<ToldRow.Complete, Learner> complete = whoCompleted(handle, place, reading, rows, refused);
        lockPeople.lock(handle, complete.values().stream().map(Learner::id).toList());
        Map<RunId, Optional<RunFacts>> runs = new HashMap<>();
        Job.Counts counts = Job.Counts.NONE;
        for (Map.Entry<ToldRow.Complete, Learner> one : complete.entrySet()) {
            ToldRow.Complete told = one.getKey();
            RunId run = place.run() == null ? new RunId(told.run()) : place.run();
            Optional<RunFacts> facts = runs.computeIfAbsent(run, id -> RunFacts.find(handle, id));
            if (facts.isEmpty() || !(told.run().isEmpty() || told.run().equals(run.value()))) {
                refused.add(refused(told.row(), reading.columns().run() + 1, otherRun(facts.isEmpty())));
                continue;
            }
            Report report = report(
                    job, place, run, one.getValue(), told, reading.columns().key());
            Recorded recorded =
                    recordCompletion.record(handle, corrected(completions, handle, job, report), facts.get());
            switch (recorded.received()) {
                case NEWS ->
                    counts = counts.plus(new Job.Counts(
                            1, 0, recorded.decision().filter(Decision::awarded).isPresent() ? 1 : 0, 0));
                case KNOWN -> counts = counts.plus(new Job.Counts(0, 1, 0, 0));
                case CONTRADICTION ->
                    refused.add(refused(told.row(), reading.columns().id() + 1, CONTRADICTION));
            }
        }
        refused.forEach(row -> refusedRows.add(handle, job.id(), row));
        return counts.plus(new Job.Counts(0, 0, 0, refused.size()));
    }

    private Map<ToldRow.Complete, Learner> whoCompleted(
            Handle handle, Place place, SheetReading reading, List<Row> rows, List<RefusedRow> refused) {
        List<ToldRow.Complete> complete = new ArrayList<>();
        for (Row row : rows) {
            ToldRow told = reading.tell(row, clock.instant());
            if (told instanceof ToldRow.Complete one) {
                complete.add(one);
            } else if (told instanceof ToldRow.Faulty faulty) {
                refused.add(refused(row, faulty.column(), faulty.sentence()));
            }
        }
        Set<String> named = new LinkedHashSet<>();
        complete.forEach(told -> named.add(told.person()));
        Map<String, NamedPeople.Found> found = people.find(
                handle, place.registration(), place.course(), reading.columns().key(), named);
        Map<ToldRow.Complete, Learner> who = new LinkedHashMap<>();
        Map<String, Learner> made = new HashMap<>();
        for (ToldRow.Complete told : complete) {
            NamedPeople.Found one = found.get(told.person());
            if (one instanceof NamedPeople.Person person) {
                Learner learner = person.learner();
                who.put(
                        told,
                        learner != null
                                ? learner
                                : made.computeIfAbsent(person.subject(), subject -> add(handle, place, told, subject)));
            } else if (one instanceof NamedPeople.Nobody nobody) {
                int column = reading.columns().person() + 1;
                refused.add(
                        nobody.erased()
                                ? new RefusedRow(
                                        told.row().line(), column, nobody.sentence(), TextList.write(List.of()))
                                : refused(told.row(), column, nobody.sentence()));
            }
        }
        return who;
    }

    /** Adds a person who has not launched yet: the platform will tell the name again, and better. */
    private Learner add(Handle handle, Place place, ToldRow.Complete told, String subject) {
        String name = told.name().isEmpty() || told.name().length() > 255 ? null : told.name();
        Learner learner = erased.addIfMissing(handle, place.registration(), subject, name, clock.instant())
                .orElseThrow(PersonErased::new);
        CourseId course = place.course();
        if (course != null) {
            people.addToCourse(handle, course, subject, name, clock.instant());
        }
        return learner;
    }

    /** An address is not written down: nothing but its hash is kept. */
    static Report report(
            Job job, Place place, RunId run, Learner learner, ToldRow.Complete told, SheetColumns.Key key) {
        String person = key == SheetColumns.Key.EMAIL ? "" : told.person() + ", ";
        Report report = Report.of(
                        Source.FILE,
                        place.sourceId(run, learner.id(), told.id()),
                        learner.id(),
                        run,
                        place.resourceLink(),
                        told.at(),
                        job.title(),
                        "line " + told.row().line() + ": " + person + told.at())
                .ofJob(job.id());
        Double share = told.share();
        return share == null ? report : report.withShare(share);
    }

    /** Another result of the same completion is told when the file came: else it would be one that came before. */
    private static Report corrected(Completions completions, Handle handle, Job job, Report report) {
        return report.share() != null
                        && completions
                                .find(handle, Source.FILE, report.sourceId())
                                .filter(fact -> isCorrection(fact.report(), fact.stands(), report))
                                .isPresent()
                ? report.told(job.createdAt())
                : report;
    }

    static boolean isCorrection(Report known, boolean stands, Report report) {
        Double share = report.share();
        return share != null
                && stands
                && known.completedAt().equals(report.completedAt())
                && !share.equals(known.share());
    }

    /** Forgets rows that were given back long ago. */
    void forgetRefused(Handle handle, Instant before) {
        refusedRows.removeOfEndedBefore(handle, before);
    }

    static Message otherRun(boolean unknown) {
        return MESSAGES.message(unknown ? "row.unknown-run" : "row.other-run");
    }

    static RefusedRow refused(Row row, int column, Message sentence) {
        return new RefusedRow(row.line(), column, sentence, TextList.write(row.fields()));
    }
}
