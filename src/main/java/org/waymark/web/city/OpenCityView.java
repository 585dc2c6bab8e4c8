package org.waymark.web.city;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The public page of a city.
 *
 * @param back to all cities
 * @param next what is missing to the next level; null where there is none
 * @param embed the picture as markup to be put on another page
 */
public record OpenCityView(
        LayoutView layout,
        HeadView head,
        LinkView back,
        String city,
        String standard,
        String level,
        String points,
        @Nullable String next,
        String badges,
        List<Area> areas,
        List<Story> stories,
        String picture,
        String embed) {

    /**
     * A practice area.
     *
     * @param words how many of its criteria are in which state
     */
    public record Area(String title, int points, int criteria, String words) {}

    /** A story with the day on which it was written. */
    public record Story(String title, String day, List<String> paragraphs) {}
}
