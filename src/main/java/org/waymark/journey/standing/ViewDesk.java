package org.waymark.journey.standing;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.people.Alphabet;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Level;
import org.waymark.standard.Standard;
import org.waymark.standing.AsOf;
import org.waymark.standing.CityAssessment;
import org.waymark.standing.CityAssessments;
import org.waymark.standing.CitySummaries;
import org.waymark.standing.CitySummary;
import org.waymark.standing.DeskFilter;
import org.waymark.standing.DeskRow;
import org.waymark.work.Instance;

/**
 * Shows all cities in one table. Where a city stands is worked out when something has changed and kept as a summary, so
 * that the table costs the same however much has been learned.
 */
public final class ViewDesk {
    /** So many cities are brought up to date while somebody waits for the table; more of them in the background. */
    private static final int AT_ONCE = 200;

    private static final int LONGEST_PLAIN = 600;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Instance instance;
    private final ViewStanding viewStanding;
    private final Cities cities = new Cities();
    private final CitySummaries summaries = new CitySummaries();
    private final CityAssessments assessments = new CityAssessments();

    ViewDesk(Instance instance, ViewStanding viewStanding) {
        this.instance = instance;
        this.viewStanding = viewStanding;
    }

    void everyMinute() {
        instance.work().every("city-summaries", PAUSE, this::refreshAll);
    }

    /**
     * Some of the cities.
     *
     * @param all how many there are by the same filter
     * @param waiting how many cities are not up to date yet
     * @param standards all versions that a city can be on
     * @param levels the titles of levels that cities have reached
     */
    public record Desk(List<DeskRow> cities, int all, int waiting, List<Standard> standards, List<String> levels) {
        public Desk {
            cities = List.copyOf(cities);
            standards = List.copyOf(standards);
            levels = List.copyOf(levels);
        }
    }

    /** Lists cities as a filter says. */
    public Desk view(DeskFilter filter, int offset, int most) {
        refresh(AT_ONCE);
        // A city that was never worked out would not be in the table at all.
        while (instance.inTransaction(summaries::isOneMissing)) {
            refresh(AT_ONCE);
        }
        LocalDate today = instance.today();
        return instance.inTransaction(handle -> new Desk(
                summaries.list(handle, filter, offset, most),
                summaries.count(handle, filter),
                summaries.countOld(handle, today, Versions.state(handle)),
                Versions.readNow(handle, AsOf.at(instance.now())).choices(),
                summaries.listLevels(handle)));
    }

    /** Gives out all such cities as they are now, and notes that it was done. */
    public void export(DeskFilter filter, Consumer<DeskRow> taker) {
        refreshAll();
        instance.useTransaction(handle -> instance.audit(handle, Act.CITIES_EXPORTED, Subject.CITIES, ""));
        instance.inTransaction(handle -> summaries.list(handle, filter, 0, Integer.MAX_VALUE))
                .forEach(taker);
    }

    private void refreshAll() {
        while (refresh(AT_ONCE) == AT_ONCE && !instance.work().ending()) {
            // the next ones
        }
    }

    /** Brings so many cities up to date, and says how many were not. */
    private int refresh(int most) {
        LocalDate today = instance.today();
        return instance.inTransaction(handle -> {
            String state = Versions.state(handle);
            // How often they had changed before their facts: what changes meanwhile is found old the next time.
            Map<CityId, Long> old = summaries.listOld(handle, today, state, most);
            List<City> found = old.keySet().stream()
                    .flatMap(id -> cities.find(handle, id).stream())
                    .toList();
            Map<CityId, LocalDate> active = summaries.listActive(handle, old.keySet());
            Map<CityId, List<CityAssessment>> assessed = assessments.listStanding(handle, old.keySet());
            Alphabet alphabet = Alphabet.of(Locale.ROOT);
            for (ViewStanding.CityStanding one : viewStanding.readSome(handle, found, today)) {
                CityId id = one.city().id();
                summaries.put(
                        handle,
                        summary(
                                one,
                                old.getOrDefault(id, 0L),
                                state,
                                alphabet,
                                assessed.getOrDefault(id, List.of()),
                                active.get(id)));
            }
            return old.size();
        });
    }

    /** Some letters are spelt out in up to eighteen. */
    private static String plain(String name) {
        String plain = Alphabet.plain(name);
        return plain.substring(0, Math.min(plain.length(), LONGEST_PLAIN));
    }

    private static CitySummary summary(
            ViewStanding.CityStanding of,
            long changed,
            String state,
            Alphabet alphabet,
            List<CityAssessment> assessments,
            @Nullable LocalDate active) {
        Standing standing = of.standing();
        Certification certification = Certification.of(of.standard(), standing, assessments);
        Optional<Standing.LevelStanding> next = standing.next();
        return new CitySummary(
                of.city().id(),
                changed,
                standing.at(),
                state,
                alphabet.key(of.city().name()),
                plain(of.city().name()),
                of.standard().id(),
                standing.points(),
                standing.possible(),
                standing.supported(),
                standing.claimed(),
                standing.confirmed(),
                standing.level().map(Level::title).orElse(null),
                standing.level().map(of.standard().levels()::indexOf).orElse(-1) + 1,
                next.map(level -> level.level().title()).orElse(null),
                next.map(Standing.LevelStanding::distance).orElse(null),
                assessments.isEmpty() ? null : assessments.get(0).assessedOn(),
                certification.title(),
                certification.until(),
                certification.differs(),
                active);
    }
}
