package org.waymark.journey.lead;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.opencity.OpenCities;
import org.waymark.opencity.OpenCity;
import org.waymark.opencity.Story;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.CityLeads;
import org.waymark.work.Instance;

/** A lead shows the own city's progress to anybody, or ends that, and tells its stories. */
public final class ShowCity {
    /** A title is at most so long, in characters. */
    public static final int LONGEST_TITLE = 200;

    /** A story is at most so long, in characters. */
    public static final int LONGEST_TEXT = 4000;

    private static final int LONGEST_NAME = 300;

    private final Instance instance;
    private final CityLeads leads = new CityLeads();
    private final Cities cities = new Cities();
    private final Learners learners = new Learners();
    private final OpenCities openCities = new OpenCities();

    ShowCity(Instance instance) {
        this.instance = instance;
    }

    /** What became of an act. */
    public enum Outcome {
        DONE,
        /** It was so before. */
        NOTHING_TO_DO,
        NO_LEAD
    }

    /**
     * How the own city is shown.
     *
     * @param open null where it never was
     */
    public record Shown(City city, @Nullable OpenCity open, List<Story> stories) {
        public Shown {
            stories = List.copyOf(stories);
        }
    }

    /** Reads how the own city is shown; empty for somebody who leads no city. */
    public Optional<Shown> view(LearnerId lead) {
        return instance.inTransaction(handle -> leads.findCity(handle, lead)
                .map(city -> new Shown(
                        city,
                        openCities.find(handle, city.id()).orElse(null),
                        openCities.listStories(handle, city.id()))));
    }

    /** Shows the own city to anybody, or ends that at once. */
    public Outcome show(LearnerId lead, boolean shown) {
        return act(
                lead,
                shown ? Act.CITY_SHOWN : Act.CITY_HIDDEN,
                (handle, city) -> openCities.mark(handle, city, shown, instance.now(), name(handle, lead)));
    }

    /** Tells a story. */
    public Outcome tell(LearnerId lead, String title, String text) {
        return act(lead, Act.CITY_STORY_WRITTEN, (handle, city) -> {
            openCities.addStory(handle, city.id(), title, text, instance.now(), name(handle, lead));
            return true;
        });
    }

    /** Removes a story. */
    public Outcome remove(LearnerId lead, int number) {
        return act(
                lead,
                Act.CITY_STORY_REMOVED,
                (handle, city) ->
                        openCities.removeStory(handle, city.id(), number, instance.now(), name(handle, lead)));
    }

    private Outcome act(LearnerId lead, Act act, BiFunction<Handle, City, Boolean> work) {
        return instance.inTransaction(handle -> {
            Optional<City> city = leads.findCity(handle, lead);
            if (city.isEmpty()) {
                return Outcome.NO_LEAD;
            }
            City own = city.get();
            cities.markCounts(handle, own.id(), 0, 0);
            // The role may have ended while this waited for the city.
            if (!leads.isLead(handle, lead, own.id())) {
                return Outcome.NO_LEAD;
            }
            boolean done = work.apply(handle, own);
            instance.audit(handle, done, act, Subject.city(own.id().value(), own.name()), "");
            return done ? Outcome.DONE : Outcome.NOTHING_TO_DO;
        });
    }

    private String name(Handle handle, LearnerId lead) {
        String name = learners.find(handle, lead).map(Learner::displayName).orElse("");
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
