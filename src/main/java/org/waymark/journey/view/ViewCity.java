package org.waymark.journey.view;

import java.util.Optional;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Standard;
import org.waymark.work.Instance;

/** Reads the standing of the learner's own city. There is no way to ask for another one. */
public final class ViewCity {

    /** A city, the Standard it works towards, and where it stands. */
    public record CityPage(City city, Standard standard, Standing standing, Naming naming) {}

    private final Instance instance;
    private final Learners learners = new Learners();
    private final ViewStanding viewStanding;

    public ViewCity(Instance instance) {
        this.instance = instance;
        this.viewStanding = new ViewStanding(instance);
    }

    /** Reads the page of the learner's city; empty while the learner has joined none. */
    public Optional<CityPage> view(LearnerId learner) {
        return instance.inTransaction(handle -> learners.find(handle, learner)
                .flatMap(Learner::joinedCity)
                .map(city -> viewStanding.read(handle, city, viewStanding.today()))
                .map(found ->
                        new CityPage(found.city(), found.standard(), found.standing(), Naming.read(handle, instance))));
    }
}
