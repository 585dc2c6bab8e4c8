package org.waymark.journey.lead;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityCode;
import org.waymark.people.IssuedCode;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.CityLeads;
import org.waymark.work.Instance;

/** A lead invites colleagues with the code of the own city; whoever has the link reads what to do with it. */
public final class InviteColleagues {

    /**
     * What a lead invites with.
     *
     * @param lead the name of whoever invites
     * @param code the city's newest code; null where it has none that is good
     * @param link leads to the page that explains the code; null without one
     */
    public record Invitation(
            City city,
            String lead,
            @Nullable CityCode code,
            @Nullable URI link) {}

    private final Instance instance;
    private final CityLeads leads = new CityLeads();
    private final Cities cities = new Cities();
    private final Learners learners = new Learners();

    InviteColleagues(Instance instance) {
        this.instance = instance;
    }

    /** Reads what a lead invites with; empty for somebody who leads no city. */
    public Optional<Invitation> view(LearnerId lead) {
        return instance.inTransaction(handle -> leads.findCity(handle, lead).map(city -> {
            List<IssuedCode> good = cities.listCodes(handle, city.id()).stream()
                    .filter(code -> !code.withdrawn())
                    .toList();
            CityCode code = good.isEmpty() ? null : good.get(good.size() - 1).code();
            return new Invitation(
                    city,
                    learners.find(handle, lead).map(Learner::displayName).orElse(""),
                    code,
                    code == null ? null : URI.create(instance.baseUrl() + "/join/" + code.shown()));
        }));
    }

    /** The code that somebody was given, with its city; empty where it is none that is good. */
    public Optional<IssuedCode> find(String typed) {
        return CityCode.read(typed)
                .flatMap(code -> instance.inTransaction(handle -> cities.findByCode(handle, code))
                        .map(city -> new IssuedCode(code, city, instance.now(), false)));
    }
}
