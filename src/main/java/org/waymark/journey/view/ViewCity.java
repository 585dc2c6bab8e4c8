package org.waymark.journey.view;

import java.util.Optional;
import org.waymark.completion.Tallies;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Standing;
import org.waymark.standard.Standard;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Reads the standing of the learner's own city. There is no way to ask for another one. */
public final class ViewCity {

    /** A city, the Standard it works towards, and where it stands. */
    public record CityPage(City city, Standard standard, Standing standing) {}

    private final Instance instance;
    private final Learners learners = new Learners();
    private final Standards standards = new Standards();
    private final Tallies tallies = new Tallies();

    public ViewCity(Instance instance) {
        this.instance = instance;
    }

    /** Reads the page of the learner's city; empty while the learner has joined none. */
    public Optional<CityPage> view(LearnerId learner) {
        return instance.inTransaction(handle -> learners.find(handle, learner)
                .flatMap(Learner::joinedCity)
                .map(city -> {
                    Standard standard = standards.getCurrent(handle);
                    return new CityPage(
                            city,
                            standard,
                            Standing.of(
                                    standard,
                                    ViewActivity.byCriterion(tallies.listOf(handle, city.id(), standard.id()))));
                }));
    }
}
