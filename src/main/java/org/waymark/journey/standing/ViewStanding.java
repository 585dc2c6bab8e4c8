package org.waymark.journey.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.people.IssuedCode;
import org.waymark.progress.city.CityFacts;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.Standing;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standing.AsOf;
import org.waymark.standing.CityAssessment;
import org.waymark.standing.CityAssessments;
import org.waymark.standing.CityMark;
import org.waymark.standing.CityMarks;
import org.waymark.standing.CityNote;
import org.waymark.standing.CityNotes;
import org.waymark.standing.CityStandard;
import org.waymark.standing.CityStandards;
import org.waymark.standing.Tallies;
import org.waymark.work.Instance;

/** Reads where cities stand on a day, by what was known on it: asked again, a past day's answer is the same. */
public final class ViewStanding {
    /** So many standings are kept; each holds its version of the Standard, about fifty kilobytes. */
    private static final int MOST_RECENT = 300;

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
     * @param certification the level that the programme awarded
     * @param marks all that was ever noted, the last first
     * @param standards all that was ever said, the last first
     * @param assessments all that was ever recorded, the last first
     */
    public record CityFile(
            CityStanding standing,
            Certification certification,
            List<CityMark> marks,
            List<CityStandard> standards,
            List<CityAssessment> assessments,
            List<CityNote> notes,
            List<IssuedCode> codes,
            List<Standard> versions,
            FindWay.Found ahead) {}

    /** What a standing is worked out from: as long as it is the same, so is the standing. */
    private record Key(CityId city, long changed, String state, LocalDate day, LocalDate today) {}

    private final Cache<Key, CityStanding> recent =
            Caffeine.newBuilder().maximumSize(MOST_RECENT).build();
    private final KnownVersions knownVersions = new KnownVersions();
    private final Instance instance;
    private final FindWay findWay;
    private final Cities cities = new Cities();
    private final Tallies tallies = new Tallies();
    private final CityStandards cityStandards = new CityStandards();
    private final CityMarks marks = new CityMarks();
    private final CityAssessments assessments = new CityAssessments();
    private final CityNotes notes = new CityNotes();

    public ViewStanding(Instance instance) {
        this.instance = instance;
        this.findWay = new FindWay(instance);
    }

    /** Returns the day that it is. */
    public LocalDate today() {
        return AsOf.at(instance.now()).day();
    }

    /** Reads the standing of a city for another journey's page. */
    public CityStanding read(Handle handle, City city, LocalDate day) {
        // How often it has changed first: what changes meanwhile is worked out again the next time.
        Key key = new Key(city.id(), cities.countChanges(handle, city.id()), Versions.state(handle), day, today());
        CityStanding known = recent.getIfPresent(key);
        if (known == null) {
            known = standings(handle, List.of(city), new AsOf(day)).get(0);
            recent.put(key, known);
        }
        return new CityStanding(city, known.standard(), known.said(), known.standing());
    }

    /** Reads the standing of every city for another journey's page. */
    public List<CityStanding> readAll(Handle handle, LocalDate day) {
        return standings(handle, cities.list(handle), new AsOf(day));
    }

    /** Reads the facts of a city about the criteria of one version, whichever version the city itself is on. */
    public Map<CriterionCode, CriterionFacts> facts(Handle handle, City city, Standard standard) {
        AsOf on = AsOf.at(instance.now());
        CityStandard said = cityStandards.find(handle, city.id(), on).orElse(null);
        return knownVersions
                .get(handle, on)
                .carry(standard, tallies.get(handle, city.id(), on), Versions.carried(said));
    }

    /** Returns a version that something refers to, as it is known now. */
    public Standard getStandard(Handle handle, StandardId id) {
        return knownVersions.get(handle, AsOf.at(instance.now())).find(id).orElseThrow();
    }

    public Optional<CityFile> view(CityId id, LocalDate day) {
        return instance.inTransaction(handle ->
                cities.find(handle, id).map(city -> file(handle, read(handle, city, day))));
    }

    private CityFile file(Handle handle, CityStanding standing) {
        CityId id = standing.city().id();
        return new CityFile(
                standing,
                Certification.of(
                        standing.standard(),
                        standing.standing(),
                        assessments.listStanding(handle, List.of(id)).getOrDefault(id, List.of())),
                marks.list(handle, id),
                cityStandards.list(handle, id),
                assessments.list(handle, id),
                notes.list(handle, id),
                cities.listCodes(handle, id),
                Versions.readNow(handle, AsOf.at(instance.now())).choices(),
                findWay.read(handle, standing));
    }

    public Optional<CityId> findCity(String name) {
        return instance.inTransaction(handle -> cities.findByName(handle, name)).map(City::id);
    }

    public Optional<CityStanding> view(String cityName, LocalDate day) {
        return instance.inTransaction(
                handle -> cities.findByName(handle, cityName).map(city -> read(handle, city, day)));
    }

    /** Reads the standing of some cities for another journey. */
    List<CityStanding> readSome(Handle handle, List<City> some, LocalDate day) {
        return readSome(handle, some, new AsOf(day));
    }

    /** Reads the standing of some cities on a day, with what was known then or later, for another journey. */
    public List<CityStanding> readSome(Handle handle, List<City> some, AsOf on) {
        return standings(handle, some, on);
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
