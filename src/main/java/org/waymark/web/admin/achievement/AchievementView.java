package org.waymark.web.admin.achievement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * A badge for a set or a practice area.
 *
 * @param image its picture; null where there is none
 * @param issued whether whoever earns it from now on gets it
 * @param valid for how long, in words
 * @param criteria the criteria that it names, each with its code
 * @param earners how many have earned and hold it, in words
 * @param give gives it to whoever has earned it and does not hold it; null where nobody would get it
 * @param giving how many would get it, in words
 * @param work the newest time that it was given to many; null where there was none
 * @param edit null for a practice area
 * @param issue ends it, or lets it be issued again; null for a practice area
 * @param publicPage what anybody reads of it
 */
public record AchievementView(
        LayoutView layout,
        LinkView back,
        String name,
        @Nullable String image,
        boolean issued,
        String valid,
        String description,
        List<String> narrative,
        List<String> criteria,
        String earners,
        @Nullable FormView give,
        String giving,
        @Nullable Work work,
        @Nullable LinkView edit,
        @Nullable FormView issue,
        LinkView publicPage,
        List<Revision> history) {
    public AchievementView {
        narrative = List.copyOf(narrative);
        criteria = List.copyOf(criteria);
        history = List.copyOf(history);
    }

    /** Work that gives the badge to many. */
    public record Work(String sentence, boolean failed, boolean running, long place, long total) {}

    /** A version of it. */
    public record Revision(String version, String what, String when, String by) {}
}
