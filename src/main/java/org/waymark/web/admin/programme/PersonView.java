package org.waymark.web.admin.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * A learner with all that was told.
 *
 * @param id by which commands know the learner
 * @param city null when none is joined
 * @param move to another city; null when there is no other
 * @param lead names the person a lead of the city; null without a city, for a lead, and for the test user
 * @param erasure the page that says what erasing the person would do
 * @param endLead ends that the person leads the city; null for anybody else
 */
public record PersonView(
        LayoutView layout,
        String name,
        String id,
        String subject,
        String platform,
        boolean testUser,
        @Nullable String city,
        @Nullable FormView move,
        List<String> cities,
        @Nullable FormView lead,
        @Nullable FormView endLead,
        List<Fact> facts,
        LinkView erasure,
        LinkView back) {

    /**
     * Something that was told.
     *
     * @param by who or what told it last; empty when the source says it all
     * @param takenBack by whom and why it does not hold; null when it holds
     * @param badge how the badge for its run stands
     * @param manageBadge leads to what can be done with the badge
     * @param log all that was ever told, the last told first
     * @param withdraw null when it does not hold
     * @param restore null unless a person took it back
     */
    public record Fact(
            String run,
            String dates,
            String what,
            String by,
            String when,
            boolean ofRun,
            @Nullable String takenBack,
            String badge,
            @Nullable String badgeUrl,
            @Nullable LinkView manageBadge,
            List<String> log,
            @Nullable FormView withdraw,
            @Nullable FormView restore) {}
}
