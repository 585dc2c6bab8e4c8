package org.waymark.journey.standing;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityCode;
import org.waymark.people.CityId;
import org.waymark.progress.city.Mark;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Level;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standing.AsOf;
import org.waymark.standing.CityAssessment;
import org.waymark.standing.CityAssessments;
import org.waymark.standing.CityMark;
import org.waymark.standing.CityMarks;
import org.waymark.standing.CityStandards;
import org.waymark.work.Instance;

/**
 * Records that a city was assessed, which criteria that confirmed, and which level the programme awarded; and takes it
 * back. A city that was assessed may take part in the programme: it gets its code with the first assessment.
 */
public final class RecordAssessment {
    private final Instance instance;
    private final Cities cities = new Cities();
    private final CityAssessments assessments = new CityAssessments();
    private final CityMarks marks = new CityMarks();
    private final CityStandards cityStandards = new CityStandards();
    private final SecureRandom random = new SecureRandom();

    RecordAssessment(Instance instance) {
        this.instance = instance;
    }

    /**
     * An assessment as somebody records it.
     *
     * @param standard null: the version that the city is on, on that day
     * @param confirmed the criteria that it confirmed; may be none
     * @param level the code or the title of the level that was awarded; null where none was
     * @param certifiedUntil the last day of that level; null where it has none
     * @param note what it rests on, in words or as an address; may be empty
     * @param by who records it, in words; empty for whoever runs the server
     */
    public record Result(
            LocalDate day,
            @Nullable StandardId standard,
            List<CriterionCode> confirmed,
            @Nullable String level,
            @Nullable LocalDate certifiedUntil,
            String note,
            String by) {
        public Result {
            confirmed = List.copyOf(confirmed);
        }
    }

    /** The outcome of recording. */
    public sealed interface Outcome {}

    public record NoSuchCity() implements Outcome {}

    public record NoSuchStandard() implements Outcome {}

    /** Nothing was recorded, since the version has no such criteria. */
    public record NoSuchCriteria(Standard standard, List<CriterionCode> unknown) implements Outcome {
        public NoSuchCriteria {
            unknown = List.copyOf(unknown);
        }
    }

    /** Nothing was recorded, since the version has no such level. */
    public record NoSuchLevel(Standard standard) implements Outcome {}

    /** Nothing was recorded, since the level would end before it began, or there is an end and no level. */
    public record EndsTooEarly() implements Outcome {}

    /** The same was recorded before, and stands. */
    public record Known() implements Outcome {}

    /** @param code made for a city that had none that is good; null otherwise */
    public record Recorded(Standard standard, @Nullable CityCode code) implements Outcome {}

    public Outcome record(CityId id, Result result) {
        return instance.inTransaction(handle -> cities.find(handle, id)
                .map(city -> {
                    List<Runnable> entries = new ArrayList<>();
                    Outcome outcome =
                            record(handle, city, result, Versions.readNow(handle, AsOf.at(instance.now())), entries);
                    entries.forEach(Runnable::run);
                    return outcome;
                })
                .orElseGet(NoSuchCity::new));
    }

    /**
     * Records for a journey that has begun already.
     *
     * @param known the versions as they are known now
     * @param entries of the audit log, to be added last
     */
    Outcome record(Handle handle, City city, Result result, Versions known, List<Runnable> entries) {
        cities.markCounts(handle, city.id(), 0, 0);
        Instant now = instance.now();
        Versions versions = known.at(new AsOf(result.day()));
        Optional<Standard> found = result.standard() == null
                ? Optional.of(versions.of(
                        cityStandards.find(handle, city.id(), result.day()).orElse(null)))
                : versions.find(result.standard());
        if (found.isEmpty()) {
            return new NoSuchStandard();
        }
        Standard standard = found.get();
        List<CriterionCode> unknown = result.confirmed().stream()
                .filter(code -> standard.findCriterion(code).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            return new NoSuchCriteria(standard, unknown);
        }
        Optional<String> level = level(standard, result.level());
        if (level.isEmpty() && result.level() != null) {
            return new NoSuchLevel(standard);
        }
        LocalDate until = result.certifiedUntil();
        if (until != null && (level.isEmpty() || until.isBefore(result.day()))) {
            return new EndsTooEarly();
        }
        CityAssessment assessment = new CityAssessment(
                0, result.day(), standard.id(), level.orElse(null), until, result.note(), null, now, result.by());
        if (isKnown(handle, city.id(), assessment, result.confirmed())) {
            return new Known();
        }
        int number = assessments.add(handle, city.id(), assessment);
        List<CityMark> all = marks.list(handle, city.id());
        for (CriterionCode code : result.confirmed()) {
            marks.insert(
                    handle,
                    city.id(),
                    all,
                    CityMark.of(
                            new CriterionRef(standard.id(), code),
                            Mark.Kind.CONFIRMED,
                            result.day(),
                            false,
                            now,
                            result.by(),
                            result.note(),
                            number));
        }
        CityCode code = ensureCode(handle, city, now);
        entries.add(() -> audit(handle, city, assessment, result.confirmed(), code));
        return new Recorded(standard, code);
    }

    private void audit(
            Handle handle,
            City city,
            CityAssessment assessment,
            List<CriterionCode> confirmed,
            @Nullable CityCode code) {
        Subject subject = Subject.city(city.id().value(), city.name());
        instance.audit(
                handle,
                Act.CITY_ASSESSED,
                subject,
                assessment.assessedOn() + " " + assessment.standard() + " "
                        + confirmed.stream().map(CriterionCode::value).collect(Collectors.joining(" ")));
        String level = assessment.level();
        if (level != null) {
            LocalDate until = assessment.certifiedUntil();
            instance.audit(handle, Act.CITY_CERTIFIED, subject, level + (until == null ? "" : " until " + until));
        }
        if (code != null) {
            instance.audit(handle, Act.CITY_CODE_MADE, subject, code.ending());
        }
    }

    private static Optional<String> level(Standard standard, @Nullable String wanted) {
        return standard.levels().stream()
                .filter(level ->
                        level.code().equalsIgnoreCase(wanted) || level.title().equalsIgnoreCase(wanted))
                .map(Level::code)
                .findFirst();
    }

    private boolean isKnown(Handle handle, CityId city, CityAssessment wanted, List<CriterionCode> confirmed) {
        List<CityMark> all = CityMark.standing(marks.list(handle, city));
        return assessments.listStanding(handle, List.of(city)).getOrDefault(city, List.of()).stream()
                .filter(one -> one.assessedOn().equals(wanted.assessedOn())
                        && one.standard().equals(wanted.standard())
                        && Objects.equals(one.level(), wanted.level())
                        && Objects.equals(one.certifiedUntil(), wanted.certifiedUntil()))
                .anyMatch(one -> confirmedBy(all, one.number()).equals(new HashSet<>(confirmed)));
    }

    private static Set<CriterionCode> confirmedBy(List<CityMark> marks, int assessment) {
        return marks.stream()
                .filter(mark -> Integer.valueOf(assessment).equals(mark.assessment()))
                .map(CityMark::criterion)
                .collect(Collectors.toSet());
    }

    private @Nullable CityCode ensureCode(Handle handle, City city, Instant now) {
        if (cities.listCodes(handle, city.id()).stream().anyMatch(code -> !code.withdrawn())) {
            return null;
        }
        CityCode code = CityCode.random(random);
        cities.addCode(handle, code, city.id(), now);
        return code;
    }

    /**
     * Takes an assessment back, with what it confirmed: what was noted otherwise holds. The city's code stays good.
     *
     * @return false when there is no such assessment, or it was taken back before
     */
    public boolean takeBack(CityId id, int number, String by) {
        return instance.inTransaction(handle -> {
            Optional<City> city = cities.find(handle, id);
            if (city.isEmpty()) {
                return false;
            }
            cities.markCounts(handle, id, 0, 0);
            Optional<CityAssessment> meant =
                    assessments.listStanding(handle, List.of(id)).getOrDefault(id, List.of()).stream()
                            .filter(one -> one.number() == number)
                            .findFirst();
            meant.ifPresent(one -> takeBack(handle, city.get(), one, by));
            return meant.isPresent();
        });
    }

    private void takeBack(Handle handle, City city, CityAssessment meant, String by) {
        assessments.add(
                handle,
                city.id(),
                new CityAssessment(
                        0,
                        meant.assessedOn(),
                        meant.standard(),
                        meant.level(),
                        meant.certifiedUntil(),
                        "",
                        meant.number(),
                        instance.now(),
                        by));
        List<CityMark> all = marks.list(handle, city.id());
        all.stream()
                .filter(mark -> Integer.valueOf(meant.number()).equals(mark.assessment()) && mark.restates() == null)
                .forEach(mark -> marks.undo(handle, city.id(), all, mark.number(), instance.now(), by));
        Subject subject = Subject.city(city.id().value(), city.name());
        instance.audit(handle, Act.ASSESSMENT_TAKEN_BACK, subject, meant.assessedOn() + " " + meant.standard());
        String level = meant.level();
        if (level != null) {
            instance.audit(handle, Act.CERTIFICATION_TAKEN_BACK, subject, level);
        }
    }
}
