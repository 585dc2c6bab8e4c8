package org.waymark.journey.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.progress.city.CityFacts;
import org.waymark.progress.city.DryRun;
import org.waymark.progress.city.Mark;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standing.AsOf;
import org.waymark.standing.CityStandard;
import org.waymark.standing.CityStandards;
import org.waymark.standing.StandardChange;
import org.waymark.standing.Tallies;
import org.waymark.work.Instance;

/**
 * Changes cities over to a version of the Standard from a day on, after showing what that would do; and back. Nothing is
 * copied and nothing is deleted: from that day on the facts are read under the other version.
 */
public final class ChangeStandard {
    private static final int AT_ONCE = 200;
    private static final int MOST_AUDITED_SINGLY = 50;

    private final Instance instance;
    private final Cities cities = new Cities();
    private final CityStandards cityStandards = new CityStandards();
    private final Tallies tallies = new Tallies();

    ChangeStandard(Instance instance) {
        this.instance = instance;
    }

    /**
     * What the programme decides.
     *
     * @param by who does, in words; empty for whoever runs the server
     */
    public record Change(StandardId to, LocalDate from, boolean carryClaims, boolean carryConfirmations, String by) {

        private CityStandard said(Instant now) {
            return new CityStandard(0, to, from, carryClaims, carryConfirmations, now, by);
        }
    }

    /** A preview says what would become of a city. */
    public record CityPreview(City city, Standard before, DryRun result) {}

    /** A preview says what would become of all the cities that are meant, by name. */
    public record Preview(Standard to, List<CityPreview> cities) {
        public Preview {
            cities = List.copyOf(cities);
        }
    }

    /** Returns the versions that a city can be on from a day, the newest last. */
    public List<Standard> listChoices() {
        return instance.inTransaction(handle ->
                Versions.read(handle, AsOf.at(instance.now()), instance.now()).choices());
    }

    /**
     * Says what a change would do, and does nothing.
     *
     * @param chosen the cities; null for all
     * @return empty when there is no such version, or it is a draft
     */
    public Optional<Preview> preview(@Nullable List<CityId> chosen, Change change) {
        return instance.inTransaction(handle -> {
            AsOf today = AsOf.at(instance.now());
            AsOf on = new AsOf(change.from().isAfter(today.day()) ? change.from() : today.day());
            Versions versions = Versions.read(handle, on, instance.now());
            return versions.findChoice(change.to())
                    .map(to -> new Preview(to, previews(handle, versions, on, to, meant(handle, chosen), change)));
        });
    }

    private List<CityPreview> previews(
            Handle handle, Versions versions, AsOf on, Standard to, List<City> meant, Change change) {
        Set<Mark.Kind> carried = change.said(instance.now()).carried();
        List<CityPreview> previews = new ArrayList<>();
        for (int from = 0; from < meant.size(); from += AT_ONCE) {
            List<City> some = meant.subList(from, Math.min(meant.size(), from + AT_ONCE));
            List<CityId> ids = some.stream().map(City::id).toList();
            Map<CityId, CityFacts> facts = tallies.list(handle, ids, on);
            Map<CityId, CityStandard> said = cityStandards.find(handle, ids, on);
            for (City city : some) {
                CityStandard own = said.get(city.id());
                Standard before = versions.of(own);
                previews.add(new CityPreview(
                        city,
                        before,
                        versions.dryRun(
                                before,
                                Versions.carried(own),
                                to,
                                carried,
                                facts.getOrDefault(city.id(), CityFacts.NONE))));
            }
        }
        return previews;
    }

    /**
     * Changes them over.
     *
     * @param chosen the cities; null for all
     * @return how many were changed; those of which the same was said already are left alone
     */
    public int change(@Nullable List<CityId> chosen, Change change) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            if (Versions.read(handle, AsOf.at(now), now).findChoice(change.to()).isEmpty()) {
                return 0;
            }
            List<CityId> changed = new ArrayList<>();
            for (CityId city : locked(handle, meant(handle, chosen))) {
                Optional<CityStandard> holds = cityStandards.find(handle, city, change.from());
                if (holds.filter(said -> saysSame(said, change)).isEmpty()) {
                    cityStandards.add(handle, city, change.said(now));
                    changed.add(city);
                }
            }
            audit(handle, changed, Act.CITY_STANDARD_CHANGED, change.to() + " " + change.from());
            return changed.size();
        });
    }

    /** The last changes that can be undone, the last first. */
    public List<StandardChange> listChanges() {
        return instance.inTransaction(cityStandards::listChanges);
    }

    /**
     * Goes back to what was said before the last word, by a further word.
     *
     * @return false when nothing was said of the city
     */
    public boolean undo(CityId city, String by) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            cities.markCounts(handle, city, 0, 0);
            Optional<CityStandard> last =
                    cityStandards.list(handle, city).stream().findFirst();
            last.ifPresent(said -> {
                undo(handle, city, said, by, now);
                audit(handle, List.of(city), Act.CITY_STANDARD_UNDONE, "");
            });
            return last.isPresent();
        });
    }

    /**
     * Undoes a change of several cities, where nothing was said since.
     *
     * @return how many cities went back
     */
    public int undo(Instant recordedAt, String by) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            List<CityId> changed = locked(
                    handle,
                    cityStandards.listChanged(handle, recordedAt).stream()
                            .flatMap(city -> cities.find(handle, city).stream())
                            .toList());
            for (CityId city : changed) {
                undo(handle, city, cityStandards.list(handle, city).get(0), by, now);
            }
            audit(handle, changed, Act.CITY_STANDARD_UNDONE, "");
            return changed.size();
        });
    }

    /** Notes it for each city, or once for many. */
    private void audit(Handle handle, List<CityId> changed, Act act, String detail) {
        if (changed.size() > MOST_AUDITED_SINGLY) {
            instance.audit(handle, act, Subject.CITIES, changed.size() + " cities " + detail);
            return;
        }
        for (CityId id : changed) {
            String name = cities.find(handle, id).map(City::name).orElse("");
            instance.audit(handle, act, Subject.city(id.value(), name), detail);
        }
    }

    private void undo(Handle handle, CityId city, CityStandard said, String by, Instant now) {
        Optional<CityStandard> before = cityStandards.findBefore(handle, city, said);
        cityStandards.add(
                handle,
                city,
                new CityStandard(
                        0,
                        before.map(CityStandard::standard).orElse(null),
                        said.since(),
                        before.map(CityStandard::carryClaims).orElse(false),
                        before.map(CityStandard::carryConfirmations).orElse(false),
                        now,
                        by));
    }

    private static boolean saysSame(CityStandard said, Change change) {
        return change.to().equals(said.standard())
                && said.since().equals(change.from())
                && said.carryClaims() == change.carryClaims()
                && said.carryConfirmations() == change.carryConfirmations();
    }

    private List<City> meant(Handle handle, @Nullable List<CityId> chosen) {
        List<City> all = cities.list(handle);
        return chosen == null
                ? all
                : all.stream()
                        .filter(city -> Set.copyOf(chosen).contains(city.id()))
                        .toList();
    }

    /** Locks the cities in the one order in which everybody does. */
    private List<CityId> locked(Handle handle, List<City> meant) {
        List<CityId> ordered = meant.stream()
                .map(City::id)
                .sorted(Comparator.comparing(CityId::value))
                .toList();
        ordered.forEach(city -> cities.markCounts(handle, city, 0, 0));
        return ordered;
    }
}
