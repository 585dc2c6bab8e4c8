package org.waymark.web.admin.signup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * Who registered for a run.
 *
 * @param run its page
 * @param here whether people register for it in Waymark
 * @param export the people as CSV; null while there are none
 * @param decide carries decisions out; null while there is nobody
 * @param note what was typed to be told
 * @param faults what could not be done
 */
public record RunPeopleView(
        LayoutView layout,
        LinkView run,
        String title,
        String dates,
        boolean here,
        @Nullable LinkView export,
        @Nullable FormView decide,
        String note,
        List<String> faults,
        List<Tier> tiers) {

    /**
     * A tier with its people.
     *
     * @param places how many are taken, in words
     * @param conditions for whom it is
     */
    public record Tier(String id, String name, String places, List<String> conditions, List<Person> people) {}

    /**
     * Somebody who registered.
     *
     * @param ended whether nothing is hoped for any more
     * @param since when that was, and by whom
     * @param note what staff wrote; empty for nothing
     * @param decisions what staff can decide, the first one to leave it as it is
     */
    public record Person(
            String id,
            LinkView name,
            String city,
            String platform,
            String mark,
            String state,
            boolean ended,
            String since,
            String note,
            List<Answer> answers,
            List<OptionView> decisions) {}

    /** A question of the run, and what was answered. */
    public record Answer(String question, String answer) {}
}
