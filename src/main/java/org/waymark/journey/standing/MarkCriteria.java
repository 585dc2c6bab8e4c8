package org.waymark.journey.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.Mark;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standing.AsOf;
import org.waymark.standing.CityMark;
import org.waymark.standing.CityMarks;
import org.waymark.standing.CityStandard;
import org.waymark.standing.CityStandards;
import org.waymark.standing.Tallies;
import org.waymark.work.Instance;

/** Notes what a city claims and what the assessment confirmed, or that it is so no longer: all of it, or nothing. */
public final class MarkCriteria {
    public static final int LONGEST_EVIDENCE = 2000;

    private final Instance instance;
    private final Cities cities = new Cities();
    private final CityMarks marks = new CityMarks();
    private final CityStandards cityStandards = new CityStandards();
    private final Tallies tallies = new Tallies();

    MarkCriteria(Instance instance) {
        this.instance = instance;
    }

    /**
     * What is to be noted.
     *
     * @param standard null: the version that the city is on, on that day
     * @param on from when it counts; null: from today
     * @param takenBack whether it is so no longer
     * @param by who says so, in words; empty for whoever runs the server
     */
    public record Marking(
            Mark.Kind kind,
            List<CriterionCode> criteria,
            @Nullable StandardId standard,
            @Nullable LocalDate on,
            boolean takenBack,
            String evidence,
            String by) {
        public Marking {
            criteria = List.copyOf(criteria);
        }
    }

    /** A request ends in one of these. */
    public sealed interface Marked {}

    public record NoSuchCity() implements Marked {}

    public record NoSuchStandard() implements Marked {}

    /** Nothing was noted, since the version has no such criteria. */
    public record NoSuchCriteria(Standard standard, List<CriterionCode> unknown) implements Marked {}

    /** @param unclaimed those that are confirmed although the city does not claim them: possible, since only it decides */
    public record Noted(Standard standard, List<CriterionCode> unclaimed) implements Marked {}

    public Marked mark(String cityName, Marking marking) {
        return instance.inTransaction(handle -> cities.findByName(handle, cityName)
                .<Marked>map(city -> mark(handle, city, marking))
                .orElseGet(NoSuchCity::new));
    }

    public Marked mark(CityId id, Marking marking) {
        return instance.inTransaction(handle -> cities.find(handle, id)
                .<Marked>map(city -> mark(handle, city, marking))
                .orElseGet(NoSuchCity::new));
    }

    /** Notes several things of a city at once: all of them, or nothing; the answer is that to the last, or to the faulty one. */
    public Marked mark(CityId id, List<Marking> markings) {
        return instance.inTransaction(handle -> {
            Optional<City> city = cities.find(handle, id);
            if (city.isEmpty()) {
                return new NoSuchCity();
            }
            List<Runnable> entries = new ArrayList<>();
            Marked last = new NoSuchCity();
            for (Marking marking : markings) {
                last = mark(handle, city.get(), marking, entries);
                if (!(last instanceof Noted)) {
                    handle.rollback();
                    return last;
                }
            }
            entries.forEach(Runnable::run);
            return last;
        });
    }

    /**
     * Undoes what was noted, as if it never had been: what was noted before and since holds.
     *
     * @param number that of the mark
     * @return false when there is no such mark that stands
     */
    public boolean undo(CityId id, int number, String by) {
        return instance.inTransaction(handle -> {
            Optional<City> city = cities.find(handle, id);
            if (city.isEmpty()) {
                return false;
            }
            cities.markCounts(handle, id, 0, 0);
            List<CityMark> all = marks.list(handle, id);
            if (!marks.undo(handle, id, all, number, instance.now(), by)) {
                return false;
            }
            CityMark meant = all.stream()
                    .filter(mark -> mark.number() == number)
                    .findFirst()
                    .orElseThrow();
            instance.audit(
                    handle,
                    act(meant.kind(), !meant.takenBack()),
                    Subject.city(id.value(), city.get().name()),
                    meant.standard() + " " + meant.criterion() + ", undone");
            return true;
        });
    }

    /** Notes something within another journey's transaction, which has made sure that the actor may, as its last step. */
    public Marked mark(Handle handle, City city, Marking marking) {
        List<Runnable> entries = new ArrayList<>();
        Marked marked = mark(handle, city, marking, entries);
        entries.forEach(Runnable::run);
        return marked;
    }

    /** @param entries of the audit log, to be added last */
    private Marked mark(Handle handle, City city, Marking marking, List<Runnable> entries) {
        cities.markCounts(handle, city.id(), 0, 0);
        AsOf today = AsOf.at(instance.now());
        LocalDate day = marking.on() == null ? today.day() : marking.on();
        // By all that is known now: somebody may have changed the city over since, from a day before this one.
        Versions versions = Versions.readNow(handle, new AsOf(day));
        Optional<CityStandard> said = cityStandards.find(handle, city.id(), day);
        Optional<Standard> standard = marking.standard() == null
                ? Optional.of(versions.of(said.orElse(null)))
                : versions.find(marking.standard());
        if (standard.isEmpty()) {
            return new NoSuchStandard();
        }
        StandardId id = standard.get().id();
        List<CriterionCode> unknown = marking.criteria().stream()
                .filter(code -> standard.get().findCriterion(code).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            return new NoSuchCriteria(standard.get(), unknown);
        }
        for (CriterionCode code : marking.criteria()) {
            marks.add(
                    handle,
                    city.id(),
                    CityMark.of(
                            new CriterionRef(id, code),
                            marking.kind(),
                            day,
                            marking.takenBack(),
                            instance.now(),
                            marking.by(),
                            marking.evidence(),
                            null));
        }
        entries.add(() -> instance.audit(
                handle,
                act(marking.kind(), marking.takenBack()),
                Subject.city(city.id().value(), city.name()),
                id + " " + marking.criteria().stream().map(CriterionCode::value).collect(Collectors.joining(" "))
                        + " from " + day));
        Map<CriterionCode, CriterionFacts> facts = Versions.readNow(handle, today)
                .carry(standard.get(), tallies.get(handle, city.id(), today), Versions.carried(said.orElse(null)));
        return new Noted(
                standard.get(),
                marking.criteria().stream()
                        .filter(code -> {
                            CriterionFacts of = facts.getOrDefault(code, CriterionFacts.NONE);
                            return of.confirmed() && !of.claimed();
                        })
                        .toList());
    }

    private static Act act(Mark.Kind kind, boolean takenBack) {
        if (kind == Mark.Kind.CLAIMED) {
            return takenBack ? Act.CLAIMS_TAKEN_BACK : Act.CRITERIA_CLAIMED;
        }
        return takenBack ? Act.CONFIRMATIONS_TAKEN_BACK : Act.CRITERIA_CONFIRMED;
    }
}
