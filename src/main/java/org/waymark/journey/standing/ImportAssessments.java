package org.waymark.journey.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityCode;
import org.waymark.people.CityId;
import org.waymark.sheet.BrokenSheet;
import org.waymark.sheet.TextForm;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.FileFault;
import org.waymark.standing.AsOf;
import org.waymark.work.Instance;

/** Records results of assessments from a table: all of it, or nothing. Cities that are not known yet are made. */
public final class ImportAssessments {
    private static final Messages MESSAGES = Messages.of(ImportAssessments.class);

    private final Instance instance;
    private final RecordAssessment recordAssessment;
    private final Cities cities = new Cities();

    ImportAssessments(Instance instance, RecordAssessment recordAssessment) {
        this.instance = instance;
        this.recordAssessment = recordAssessment;
    }

    /** The outcome of an import. */
    public sealed interface Outcome {}

    /** Nothing was recorded. */
    public record Faulty(List<FileFault> faults) implements Outcome {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** All was recorded, the earliest first. */
    public record Done(List<Line> lines) implements Outcome {
        public Done {
            lines = List.copyOf(lines);
        }

        /** Counts what was not known before. */
        public long recorded() {
            return lines.stream().filter(line -> !line.known()).count();
        }
    }

    /**
     * An assessment of the table.
     *
     * @param newCity whether the city was made
     * @param known whether the same was recorded before
     * @param code made for a city that had none; null otherwise
     */
    public record Line(
            String city,
            boolean newCity,
            LocalDate day,
            int confirmed,
            @Nullable String level,
            @Nullable LocalDate until,
            boolean known,
            @Nullable CityCode code) {}

    /** A column that a table may have, and what it means. */
    public record ColumnFact(String name, Message meaning) {}

    /** The columns that a table may have. */
    public static List<ColumnFact> columns() {
        return AssessmentSheet.columns();
    }

    /** A file's text, or why it is none. */
    public record FileText(String text, @Nullable FileFault fault) {}

    /** Reads the bytes of a file as a table's text, whatever program wrote them. */
    public static FileText text(byte[] file) {
        try {
            TextForm.Sniffer sniffer = new TextForm.Sniffer();
            sniffer.take(file, file.length);
            return new FileText(new String(file, sniffer.form().charset()).replace("\0", ""), null);
        } catch (BrokenSheet e) {
            return new FileText("", new FileFault(1, "", e.sentence()));
        }
    }

    /** Says what {@link #run} would do, and does nothing. */
    public Outcome preview(byte[] file) {
        return instance.rehearse(handle -> record(handle, file, "", new ArrayList<>()));
    }

    /** @param by who imports it, in words */
    public Outcome run(byte[] file, String by) {
        return instance.inTransaction(handle -> {
            List<Runnable> entries = new ArrayList<>();
            Outcome outcome = record(handle, file, by, entries);
            if (outcome instanceof Done done) {
                entries.forEach(Runnable::run);
                instance.audit(handle, Act.ASSESSMENTS_IMPORTED, Subject.CITIES, Long.toString(done.recorded()));
            } else {
                handle.rollback();
            }
            return outcome;
        });
    }

    private Outcome record(Handle handle, byte[] file, String by, List<Runnable> entries) {
        AssessmentSheet sheet = AssessmentSheet.of(file);
        if (!sheet.faults().isEmpty()) {
            return new Faulty(sheet.faults());
        }
        Instant now = instance.now();
        Map<String, CityId> found = new HashMap<>();
        Map<String, Boolean> made = new HashMap<>();
        for (AssessmentSheet.Read one : sheet.read()) {
            String name = one.key().city();
            made.computeIfAbsent(name, any -> cities.findByName(handle, name).isEmpty());
            found.computeIfAbsent(
                    name, any -> cities.addOrFind(handle, name, now).id());
        }
        // In the order in which everybody takes them.
        found.values().stream()
                .sorted(Comparator.comparing(CityId::value))
                .forEach(city -> cities.markCounts(handle, city, 0, 0));
        Versions versions = Versions.readNow(handle, AsOf.at(now));
        List<Line> lines = new ArrayList<>();
        // The earliest first, as they would have been recorded.
        List<AssessmentSheet.Read> byDay = sheet.read().stream()
                .sorted(Comparator.comparing(one -> one.key().day()))
                .toList();
        for (AssessmentSheet.Read one : byDay) {
            String name = one.key().city();
            City city = cities.findByName(handle, name).orElseThrow();
            RecordAssessment.Outcome outcome = recordAssessment.record(
                    handle,
                    city,
                    new RecordAssessment.Result(
                            one.key().day(),
                            one.key().standard(),
                            List.copyOf(one.criteria()),
                            one.level(),
                            one.until(),
                            one.note(),
                            by),
                    versions,
                    entries);
            Message problem = problem(outcome);
            if (problem != null) {
                sheet.fault(one.line(), "", problem);
            }
            CityCode code = outcome instanceof RecordAssessment.Recorded recorded ? recorded.code() : null;
            lines.add(new Line(
                    name,
                    made.getOrDefault(name, false),
                    one.key().day(),
                    one.criteria().size(),
                    one.level(),
                    one.until(),
                    outcome instanceof RecordAssessment.Known,
                    code));
        }
        return sheet.faults().isEmpty() ? new Done(lines) : new Faulty(sheet.faults());
    }

    /** Says why something cannot be recorded; null where it was. */
    public static @Nullable Message problem(RecordAssessment.Outcome outcome) {
        if (outcome instanceof RecordAssessment.NoSuchStandard) {
            return MESSAGES.message("assessment.no-standard");
        }
        if (outcome instanceof RecordAssessment.NoSuchCriteria none) {
            return MESSAGES.message(
                    "assessment.no-criteria",
                    "standard",
                    none.standard().title(),
                    "codes",
                    none.unknown().stream().map(CriterionCode::value).collect(Collectors.toList()));
        }
        if (outcome instanceof RecordAssessment.NoSuchLevel none) {
            return MESSAGES.message(
                    "assessment.no-level",
                    "standard",
                    none.standard().title(),
                    "levels",
                    none.standard().levels().stream()
                            .map(level -> level.title())
                            .toList());
        }
        return outcome instanceof RecordAssessment.EndsTooEarly ? MESSAGES.message("assessment.end") : null;
    }
}
