package org.waymark.journey.view;

import java.util.Optional;
import org.waymark.journey.standing.FindWay;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.CityLeads;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Standard;
import org.waymark.work.Instance;

/** Reads the standing of the learner's own city. There is no way to ask for another one. */
public final class ViewCity {

    /** So many days back what has changed is looked for. */
    public static final int DAYS_BACK = 30;

    /**
     * A city, the Standard it works towards, and where it stands.
     *
     * @param before where it stood {@link #DAYS_BACK} days ago
     * @param ahead what would bring it nearer to its next level
     * @param leads whether the learner leads the city
     */
    public record CityPage(
            City city,
            Standard standard,
            Standing standing,
            ViewStanding.CityStanding before,
            FindWay.Found ahead,
            boolean leads,
            Naming naming) {}

    private final Instance instance;
    private final Learners learners = new Learners();
    private final CityLeads leads = new CityLeads();
    private final ViewStanding viewStanding;
    private final FindWay findWay;

    public ViewCity(Instance instance, ViewStanding viewStanding) {
        this.instance = instance;
        this.viewStanding = viewStanding;
        this.findWay = new FindWay(instance);
    }

    /** Reads the page of the learner's city; empty while the learner has joined none. */
    public Optional<CityPage> view(LearnerId learner) {
        return instance.inTransaction(handle -> learners.find(handle, learner)
                .flatMap(Learner::joinedCity)
                .map(city -> viewStanding.read(handle, city, viewStanding.today()))
                .map(found -> new CityPage(
                        found.city(),
                        found.standard(),
                        found.standing(),
                        viewStanding.read(
                                handle, found.city(), viewStanding.today().minusDays(DAYS_BACK)),
                        findWay.read(handle, found),
                        leads.isLead(handle, learner, found.city().id()),
                        Naming.read(handle, instance))));
    }
}
