package org.waymark.journey.admin;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.journey.city.JoinCity;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityCode;
import org.waymark.people.IssuedCode;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** Manages cities for the programme: codes, and moving a learner who joined the wrong one. */
public final class ManageCities {
    private final Instance instance;
    private final Cities cities = new Cities();
    private final Learners learners = new Learners();
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
        instance.useTransaction(handle -> {
            City city = cities.addOrFind(handle, cityName, now);
            cities.addCode(handle, code, city.id(), now);
            instance.audit(handle, Act.CITY_CODE_MADE, Subject.city(city.id().value(), city.name()), code.ending());
        });
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
                .map(code -> instance.inTransaction(handle -> withdrawCode(handle, code, now)))
                .orElse(false);
    }

    private boolean withdrawCode(Handle handle, CityCode code, Instant now) {
        Optional<City> city = cities.findByCode(handle, code);
        boolean done = cities.markCodeWithdrawn(handle, code, now);
        return instance.audit(
                handle,
                done,
                Act.CITY_CODE_WITHDRAWN,
                city.map(one -> Subject.city(one.id().value(), one.name())).orElse(Subject.CITIES),
                code.ending());
    }

    /** Moves a learner with all that counts to another city; false when learner or city are unknown. */
    public boolean move(LearnerId learner, String cityName) {
        Optional<City> city = instance.inTransaction(handle -> cities.findByName(handle, cityName));
        boolean known =
                instance.inTransaction(handle -> learners.find(handle, learner).isPresent());
        if (!known || city.isEmpty()) {
            return false;
        }
        joinCity.move(learner, city.get());
        return true;
    }
}
