package org.waymark.journey.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.opencity.OpenCities;
import org.waymark.opencity.OpenCity;
import org.waymark.opencity.Story;
import org.waymark.people.Alphabet;
import org.waymark.work.Instance;

/** Shows anybody the progress of cities that let it be shown. */
public final class ViewOpenCity {
    private final Instance instance;
    private final OpenCities openCities = new OpenCities();
    private final ViewStanding viewStanding;

    ViewOpenCity(Instance instance, ViewStanding viewStanding) {
        this.instance = instance;
        this.viewStanding = viewStanding;
    }

    /**
     * A city as anybody sees it.
     *
     * @param badges how many badges that hold its people have earned
     */
    public record Page(OpenCity open, ViewStanding.CityStanding standing, int badges, List<Story> stories) {
        public Page {
            stories = List.copyOf(stories);
        }
    }

    /** The city of that name in an address, if it is shown. */
    public Optional<Page> find(String slug) {
        return instance.inTransaction(
                handle -> openCities.findShown(handle, slug).map(open -> page(handle, open)));
    }

    private Page page(Handle handle, OpenCity open) {
        return new Page(
                open,
                viewStanding.read(handle, open.city(), viewStanding.today()),
                openCities.countBadges(handle, open.city().id()),
                openCities.listStories(handle, open.city().id()));
    }

    /** A city in the overview of all that are shown. */
    public record Row(OpenCity open, ViewStanding.CityStanding standing) {}

    /** Lists the cities that are shown, by name. */
    public List<Row> list(Alphabet alphabet) {
        return instance.inTransaction(handle -> openCities.listShown(handle).stream()
                .map(open -> new Row(open, viewStanding.read(handle, open.city(), viewStanding.today())))
                .sorted(Comparator.comparing(
                        row -> alphabet.key(row.open().city().name())))
                .toList());
    }
}
