package org.waymark.journey.admin;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Tallies;
import org.waymark.journey.city.JoinCity;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityCode;
import org.waymark.people.IssuedCode;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Manages cities for the programme: codes, claims, confirmations, and moving a learner who joined the wrong one. */
public final class ManageCities {
    private final Instance instance;
    private final Cities cities = new Cities();
    private final Learners learners = new Learners();
    private final Tallies tallies = new Tallies();
    private final Standards standards = new Standards();
    private final JoinCity joinCity;
    private final SecureRandom random = new SecureRandom();

    ManageCities(Instance instance, JoinCity joinCity) {
        this.instance = instance;
        this.joinCity = joinCity;
    }

    /** A new code for the city of that name, which is made when there is none yet. */
    public CityCode addCode(String cityName) {
        Instant now = instance.now();
        CityCode code = CityCode.random(random);
        instance.useTransaction(handle -> cities.addCode(
                handle, code, cities.addOrFind(handle, cityName, now).id(), now));
        return code;
    }

    public List<IssuedCode> listCodes() {
        return instance.inTransaction(cities::listCodes);
    }

    /** The names of all cities. */
    public List<String> listNames() {
        return instance.inTransaction(cities::list).stream().map(City::name).toList();
    }

    /** @return false when there is no such code that is still good */
    public boolean withdrawCode(String typed) {
        Instant now = instance.now();
        return CityCode.read(typed)
                .map(code -> instance.inTransaction(handle -> cities.markCodeWithdrawn(handle, code, now)))
                .orElse(false);
    }

    /** Notes, or takes back, that the city claims a criterion; false when city or criterion are unknown. */
    public boolean claim(String cityName, String criterion, boolean claimed) {
        return mark(
                cityName,
                criterion,
                (handle, city, standard, code) ->
                        tallies.markClaimed(handle, city.id(), standard.id(), code, claimed ? instance.now() : null));
    }

    /** Notes, or takes back, that the assessment confirmed a criterion; false when either is unknown. */
    public boolean confirm(String cityName, String criterion, boolean confirmed) {
        return mark(
                cityName,
                criterion,
                (handle, city, standard, code) -> tallies.markConfirmed(
                        handle, city.id(), standard.id(), code, confirmed ? instance.now() : null));
    }

    /** The codes of the criteria that can be claimed and confirmed. */
    public List<String> listCriteria() {
        return instance.inTransaction(standards::getCurrent).criteria().stream()
                .map(criterion -> criterion.code().value())
                .toList();
    }

    /** The codes of what the assessment confirmed and the city does not claim: possible, since only it decides. */
    public List<String> listConfirmedWithoutClaim(String cityName) {
        return find(cityName)
                .map(city -> instance.inTransaction(handle -> tallies.listOf(
                        handle, city.id(), standards.getCurrent(handle).id())))
                .orElse(List.of())
                .stream()
                .filter(one -> one.confirmedAt() != null && one.claimedAt() == null)
                .map(one -> one.criterion().value())
                .toList();
    }

    /** Moves a learner with all that counts to another city; false when learner or city are unknown. */
    public boolean move(LearnerId learner, String cityName) {
        Optional<City> city = find(cityName);
        boolean known =
                instance.inTransaction(handle -> learners.find(handle, learner).isPresent());
        if (!known || city.isEmpty()) {
            return false;
        }
        joinCity.move(learner, city.get());
        return true;
    }

    private interface Mark {
        void on(Handle handle, City city, Standard standard, CriterionCode code);
    }

    private boolean mark(String cityName, String criterion, Mark mark) {
        Optional<City> city = find(cityName);
        CriterionCode code = new CriterionCode(criterion);
        return city.isPresent()
                && instance.inTransaction(handle -> {
                    Standard standard = standards.getCurrent(handle);
                    boolean known = standard.findCriterion(code).isPresent();
                    if (known) {
                        mark.on(handle, city.get(), standard, code);
                    }
                    return known;
                });
    }

    private Optional<City> find(String name) {
        return instance.inTransaction(handle -> cities.list(handle).stream()
                .filter(city -> city.name().equals(name))
                .findFirst());
    }
}
