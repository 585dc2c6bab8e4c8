package org.waymark.journey.file;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Job;
import org.waymark.batch.RefusedRow;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Report;
import org.waymark.completion.rule.Rules;
import org.waymark.id.CompletionId;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.WeighCompletion;
import org.waymark.journey.roster.NamedPeople;
import org.waymark.language.Message;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.sheet.BrokenSheet;
import org.waymark.sheet.Row;
import org.waymark.sheet.Sheet;
import org.waymark.sheet.SheetColumns;
import org.waymark.sheet.SheetForm;
import org.waymark.sheet.SheetReading;
import org.waymark.sheet.ToldRow;
import org.waymark.work.Instance;

/** Says what taking a report in would do, and does nothing. The file is read to its end, a piece at a time. */
final class PreviewImport {
    private static final int ROWS_AT_ONCE = 500;
    private static final int MOST_SHOWN = 50;
    private static final int MOST_STATES = 50;
    private static final int LONGEST_STATE = 200;
    /** Weighing asks the database several things of each person: of a long report, only so many are weighed. */
    private static final int MOST_WEIGHED = 1_000;

    /** Beyond that the number is not told exactly, for memory must not grow with the file. */
    private static final int MOST_NEW = 100_000;

    private final Instance instance;
    private final Learners learners = new Learners();
    private final NamedPeople people;
    private final Catalogue catalogue = new Catalogue();
    private final Completions completions = new Completions();
    private final Rules rules = new Rules();
    private final WeighCompletion weigh = new WeighCompletion();

    PreviewImport(Instance instance, NamedPeople people) {
        this.instance = instance;
        this.people = people;
    }

    /** Reads a report to its end and closes it. */
    ImportPreview look(Job job, ImportRows.Place place, SheetReading reading, InputStream bytes) {
        Look look = new Look(job, place, reading, instance.now());
        try (Sheet sheet = Sheet.open(bytes, reading.form())) {
            instance.useTransaction(look::begin);
            while (sheet.hasNext()) {
                List<Row> rows = sheet.next(ROWS_AT_ONCE);
                instance.useTransaction(handle -> look.at(handle, rows));
            }
        } catch (BrokenSheet e) {
            look.broken = e.sentence();
        }
        return instance.inTransaction(look::end);
    }

    private record Candidate(ToldRow.Complete told, Learner learner, Report report) {}

    /** Reads the file once for one preview. */
    private final class Look {
        private final Job job;
        private final ImportRows.Place place;
        private final SheetReading reading;
        private final Instant now;
        private final Map<RunId, Boolean> runs = new HashMap<>();
        private final Set<String> newPeople = new HashSet<>();
        private final Set<String> states = new TreeSet<>();
        private final ForeseenFacts foreseen;
        private final ReadRows read;
        private final List<RefusedRow> problems = new ArrayList<>();
        private final Set<LearnerId> gone = new LinkedHashSet<>();
        private long rows;
        private long notYet;
        private long fresh;
        private long known;
        private long refused;
        private long met;
        private long weighed;
        private boolean needsZone;
        private boolean needsOrder;
        private @Nullable Message broken;
        private Rule rule = Rule.USUAL;
        private @Nullable CatalogueEntry entry;

        Look(Job job, ImportRows.Place place, SheetReading reading, Instant now) {
            this.job = job;
            this.place = place;
            this.reading = reading;
            this.now = now;
            foreseen = new ForeseenFacts(job);
            read = new ReadRows(reading.columns());
        }

        void begin(Handle handle) {
            RunId run = place.run();
            ResourceLinkId link = place.resourceLink();
            if (run != null) {
                rule = rules.get(handle, run, link);
                entry = catalogue.findRun(handle, run).orElse(null);
            }
            if (link != null && saysOfEverybody(reading.columns())) {
                completions.listOf(handle, link).stream()
                        .filter(fact -> fact.report().source() == Source.FILE)
                        .forEach(fact -> gone.add(fact.learner()));
            }
        }

        /** Moodle's reports name who has not completed it too. */
        private static boolean saysOfEverybody(SheetColumns columns) {
            return columns.form() == SheetForm.COURSE || (columns.form() == SheetForm.ACTIVITY && columns.state() >= 0);
        }

        ImportPreview end(Handle handle) {
            CourseId course = place.course();
            boolean byAddress = course != null && reading.columns().key() == SheetColumns.Key.EMAIL;
            return new ImportPreview(
                    rows,
                    notYet,
                    fresh,
                    known,
                    refused,
                    newPeople.size(),
                    met,
                    weighed,
                    rule.counts(Source.FILE),
                    needsZone,
                    needsOrder,
                    course != null && byAddress && !people.knowsAddresses(handle, course),
                    course != null && people.isListBeingRead(handle, course),
                    broken,
                    List.copyOf(states),
                    read.list(),
                    problems,
                    broken == null && !needsZone && !needsOrder ? learners.list(handle, List.copyOf(gone)) : List.of());
        }

        void at(Handle handle, List<Row> some) {
            rows += some.size();
            List<ToldRow.Complete> complete = new ArrayList<>();
            boolean readable = reading.complete();
            for (Row row : some) {
                noteState(row);
                if (!readable) {
                    continue;
                }
                ToldRow told = reading.tell(row, now);
                if (told instanceof ToldRow.Complete one) {
                    complete.add(one);
                } else if (told instanceof ToldRow.Faulty faulty) {
                    refuse(faulty.row(), faulty.column(), faulty.sentence());
                    needsZone |= faulty.sentence().equals(SheetReading.NO_ZONE);
                    needsOrder |= faulty.sentence().equals(SheetReading.NO_ORDER);
                } else {
                    notYet++;
                    read.addOther(row, null);
                }
            }
            Set<String> names = new HashSet<>();
            complete.forEach(told -> names.add(told.person()));
            Map<String, NamedPeople.Found> found = people.find(
                    handle,
                    place.registration(),
                    place.course(),
                    reading.columns().key(),
                    names);
            List<Candidate> candidates = new ArrayList<>();
            for (ToldRow.Complete told : complete) {
                NamedPeople.Found one = found.get(told.person());
                if (one instanceof NamedPeople.Nobody nobody) {
                    refuse(told.row(), reading.columns().person() + 1, nobody.sentence());
                } else if (one instanceof NamedPeople.Person person) {
                    take(handle, told, person, candidates);
                }
            }
            Map<String, Completion> facts = completions.list(
                    handle,
                    Source.FILE,
                    candidates.stream().map(one -> one.report().sourceId()).toList());
            for (Candidate one : candidates) {
                switch (foreseen.add(
                        handle, one.report(), facts.get(one.report().sourceId()))) {
                    case KNOWN -> known++;
                    case NEWS -> {
                        fresh++;
                        weigh(handle, one);
                    }
                    case CONTRADICTION ->
                        refuse(one.told().row(), reading.columns().id() + 1, ImportRows.CONTRADICTION);
                }
            }
        }

        private void take(Handle handle, ToldRow.Complete told, NamedPeople.Person person, List<Candidate> candidates) {
            RunId run = place.run() == null ? new RunId(told.run()) : place.run();
            boolean exists = runs.computeIfAbsent(
                    run, id -> catalogue.findRun(handle, id).isPresent());
            if (!exists || !(told.run().isEmpty() || told.run().equals(run.value()))) {
                refuse(told.row(), reading.columns().run() + 1, ImportRows.otherRun(!exists));
                return;
            }
            Learner learner = person.learner();
            if (learner == null && newPeople.size() < MOST_NEW) {
                newPeople.add(person.subject());
            } else if (learner != null) {
                gone.remove(learner.id());
            }
            read.addComplete(told, () -> learner == null ? null : learner.displayName() + address(handle, learner));
            Learner who = learner == null ? stranger(person.subject()) : learner;
            candidates.add(new Candidate(
                    told,
                    who,
                    ImportRows.report(
                            job, place, run, who, told, reading.columns().key())));
        }

        private String address(Handle handle, Learner learner) {
            CourseId course = place.course();
            return course == null
                    ? ""
                    : people.findAddress(handle, course, learner.subject())
                            .map(address -> ", " + address)
                            .orElse("");
        }

        /** Returns the learner whom the import would make: the same on every row that names them. */
        private Learner stranger(String subject) {
            UUID id = UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8));
            return new Learner(new LearnerId(id), place.registration(), subject, null, false, null, null, false);
        }

        private void weigh(Handle handle, Candidate one) {
            CatalogueEntry subject = entry;
            if (subject == null || !rule.counts(Source.FILE) || weighed >= MOST_WEIGHED) {
                return;
            }
            weighed++;
            Completion fact = new Completion(CompletionId.random(), one.report(), null);
            boolean meets = weigh.weigh(handle, one.learner(), subject, place.resourceLink(), rule, List.of(fact))
                    .verdict()
                    .outcome()
                    .met();
            met += meets ? 1 : 0;
        }

        private void noteState(Row row) {
            String state = reading.state(row);
            if (reading.columns().state() >= 0 && states.size() < MOST_STATES && state.length() <= LONGEST_STATE) {
                states.add(state);
            }
        }

        private void refuse(Row row, int column, Message sentence) {
            refused++;
            read.addOther(row, sentence);
            if (problems.size() < MOST_SHOWN) {
                problems.add(ImportRows.refused(row, column, sentence));
            }
        }
    }
}
