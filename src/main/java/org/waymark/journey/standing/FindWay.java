package org.waymark.journey.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.learning.RunFormat;
import org.waymark.learning.calendar.Calendar;
import org.waymark.learning.calendar.CalendarFilter;
import org.waymark.progress.city.Offer;
import org.waymark.progress.city.WayAhead;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standing.AsOf;
import org.waymark.work.Instance;

/** Finds, among the runs that people can still take part in, those that bring a city nearer to its next level. */
public final class FindWay {
    /** So many runs are looked at, the soonest first. */
    private static final int MOST_RUNS = 300;

    /** A change of the calendar is seen after so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Reading 300 runs takes ten times as long as everything else, and they are the same for every city. */
    private final Cache<LocalDate, List<CatalogueEntry>> open =
            Caffeine.newBuilder().maximumSize(2).expireAfterWrite(PATIENCE).build();

    private final KnownVersions knownVersions = new KnownVersions();
    private final Instance instance;
    private final Calendar calendar = new Calendar();

    public FindWay(Instance instance) {
        this.instance = instance;
    }

    /** The way ahead, with the runs that its offers stand for, by their ids. */
    public record Found(WayAhead way, Map<String, CatalogueEntry> runs) {
        public Found {
            runs = Map.copyOf(runs);
        }
    }

    /** Finds the way ahead of a city for another journey's page. */
    public Found read(Handle handle, ViewStanding.CityStanding of) {
        LocalDate today = instance.today();
        Map<CriterionRef, Set<CriterionCode>> supported =
                knownVersions.get(handle, new AsOf(today)).supported(of.standard());
        Map<String, CatalogueEntry> runs = new LinkedHashMap<>();
        open.get(today, day -> listOpen(handle, day))
                .forEach(entry -> runs.put(entry.run().id().value(), entry));
        List<Offer> offers = runs.values().stream()
                .map(entry -> offer(entry.run(), supported))
                .toList();
        return new Found(WayAhead.of(of.standing(), offers), new HashMap<>(runs));
    }

    private List<CatalogueEntry> listOpen(Handle handle, LocalDate today) {
        return calendar.listFrom(handle, CalendarFilter.ALL, instance.now(), today, MOST_RUNS).stream()
                .filter(entry -> isOpen(entry.run(), today))
                .sorted(Comparator.comparing(entry -> begins(entry.run(), today)))
                .toList();
    }

    /** Whether people can still take part: until its deadline, else until it begins, at any time where it is self-paced. */
    private static boolean isOpen(Run run, LocalDate today) {
        if (run.state().cancelledOn() != null) {
            return false;
        }
        LocalDate deadline = run.registration().deadline();
        if (deadline != null) {
            return !deadline.isBefore(today);
        }
        return !run.start().isBefore(today) || run.place().format() == RunFormat.SELF_PACED;
    }

    private static LocalDate begins(Run run, LocalDate today) {
        return run.start().isBefore(today) ? today : run.start();
    }

    private static Offer offer(Run run, Map<CriterionRef, Set<CriterionCode>> supported) {
        Set<CriterionCode> codes = new HashSet<>();
        run.criteria()
                .forEach(
                        code -> codes.addAll(supported.getOrDefault(new CriterionRef(run.standard(), code), Set.of())));
        return new Offer(run.id().value(), codes);
    }
}
