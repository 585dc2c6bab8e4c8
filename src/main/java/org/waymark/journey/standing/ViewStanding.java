package org.waymark.journey.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.people.Alphabet;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.people.IssuedCode;
import org.waymark.progress.city.CityFacts;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.Standing;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;
import org.waymark.standing.AsOf;
import org.waymark.standing.CityMark;
import org.waymark.standing.CityMarks;
import org.waymark.standing.CityStandard;
import org.waymark.standing.CityStandards;
import org.waymark.standing.Tallies;
import org.waymark.work.Instance;

/** Reads where cities stand on a day, by what was known on it: asked again, a past day's answer is the same. */
public final class ViewStanding {

    /**
     * A city on a day.
     *
     * @param standard the version that it is on
     * @param said the programme's word for it; null where the version is that of the programme
     */
    public record CityStanding(
            City city, Standard standard, @Nullable CityStandard said, Standing standing) {}

    /**
     * All that the programme's staff see of a city.
     *
     * @param marks all that was ever noted, the last first
     * @param standards all that was ever said, the last first
     */
    public record CityFile(
            CityStanding standing, List<CityMark> marks, List<CityStandard> standards, List<IssuedCode> codes) {}

    /** Some of the cities, and how many there are by the same search. */
    public record Page(List<CityStanding> cities, int all) {}

    private final Instance instance;
    private final Cities cities = new Cities();
    private final Tallies tallies = new Tallies();
    private final CityStandards cityStandards = new CityStandards();
    private final CityMarks marks = new CityMarks();

    public ViewStanding(Instance instance) {
        this.instance = instance;
    }

    /** Returns the day that it is. */
    public LocalDate today() {
        return AsOf.at(instance.now()).day();
    }

    /** Reads the standing of a city for another journey's page. */
    public CityStanding read(Handle handle, City city, LocalDate day) {
        AsOf on = new AsOf(day);
        return standings(handle, List.of(city), on).get(0);
    }

    /** Reads the standing of every city for another journey's page. */
    public List<CityStanding> readAll(Handle handle, LocalDate day) {
        return standings(handle, cities.list(handle), new AsOf(day));
    }

    /** Reads the facts of a city about the criteria of one version, whichever version the city itself is on. */
    public Map<CriterionCode, CriterionFacts> facts(Handle handle, City city, Standard standard) {
        AsOf on = AsOf.at(instance.now());
        CityStandard said = cityStandards.find(handle, city.id(), on).orElse(null);
        return Versions.read(handle, on, instance.now())
                .carry(standard, tallies.get(handle, city.id(), on), Versions.carried(said));
    }

    public Optional<CityFile> view(CityId id, LocalDate day) {
        return instance.inTransaction(handle -> cities.find(handle, id)
                .map(city -> new CityFile(
                        read(handle, city, day),
                        marks.list(handle, id),
                        cityStandards.list(handle, id),
                        cities.listCodes(handle).stream()
                                .filter(code -> code.city().id().equals(id))
                                .toList())));
    }

    public Optional<CityId> findCity(String name) {
        return instance.inTransaction(handle -> cities.findByName(handle, name)).map(City::id);
    }

    public Optional<CityStanding> view(String cityName, LocalDate day) {
        return instance.inTransaction(
                handle -> cities.findByName(handle, cityName).map(city -> read(handle, city, day)));
    }

    /** Lists cities with their standing of today, by name. */
    public Page list(String text, int offset, int most) {
        String plain = Alphabet.plain(text);
        return instance.inTransaction(handle -> {
            List<City> found = cities.list(handle).stream()
                    .filter(city ->
                            plain.isEmpty() || Alphabet.plain(city.name()).contains(plain))
                    .toList();
            List<City> shown = found.stream().skip(offset).limit(most).toList();
            return new Page(standings(handle, shown, AsOf.at(instance.now())), found.size());
        });
    }

    private List<CityStanding> standings(Handle handle, List<City> of, AsOf on) {
        Versions versions = Versions.read(handle, on, instance.now());
        List<CityId> ids = of.stream().map(City::id).toList();
        Map<CityId, CityFacts> facts = tallies.list(handle, ids, on);
        Map<CityId, CityStandard> said = cityStandards.find(handle, ids, on);
        return of.stream()
                .map(city -> {
                    CityStandard own = said.get(city.id());
                    Standard standard = versions.of(own);
                    return new CityStanding(
                            city,
                            standard,
                            own,
                            versions.standing(
                                    standard, facts.getOrDefault(city.id(), CityFacts.NONE), Versions.carried(own)));
                })
                .toList();
    }
}
