package org.waymark.web.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.LinkView;

/**
 * A run as the public sees it: the part {@code catalogue/part/runbody.jte} of the run's page, which staff also see beside
 * the form while they change it.
 *
 * @param code as the catalogue prints it; some runs have none
 * @param dates as printed
 * @param summary one paragraph, may be empty
 * @param description further paragraphs
 * @param register where the reader registers; null where that is not possible
 * @param how how one registers, for somebody who is not known here; null where nobody does
 * @param take where it is taken; null when the programme does not say
 * @param calendar the run's calendar file; null in a preview
 * @param standard the title of the version of the Standard to which the criteria belong
 */
public record RunBodyView(
        String kind,
        String title,
        @Nullable String code,
        String dates,
        List<StatusView> statuses,
        String summary,
        List<String> description,
        @Nullable LinkView register,
        @Nullable String how,
        @Nullable LinkView take,
        @Nullable LinkView calendar,
        List<Fact> facts,
        List<Tier> tiers,
        List<Session> sessions,
        List<String> outcomes,
        List<String> contents,
        List<LinkView> materials,
        String standard,
        List<Counted> criteria) {

    /**
     * A value that is known, with its name.
     *
     * @param url where the value leads; null when nowhere
     */
    public record Fact(String label, String value, @Nullable String url) {}

    /**
     * A way to take part.
     *
     * @param places how many places it has, in words; null when nobody counts them
     * @param conditions for whom it is, a sentence each
     */
    public record Tier(
            String name, @Nullable String places, @Nullable String note, List<String> conditions) {}

    /**
     * A dated part of the run.
     *
     * @param when as printed, in the zone that is printed
     * @param start the moment it starts, as ISO 8601, for a browser that tells it in the reader's zone; null when only
     *     the day is known
     * @param zone the zone that is printed, by its id
     * @param facts leader, place and so on
     * @param calendar the session's calendar file; null in a preview
     */
    public record Session(
            String kind,
            String label,
            String when,
            @Nullable String start,
            @Nullable String zone,
            List<Fact> facts,
            @Nullable String calendar) {}

    /**
     * A criterion that the run counts for.
     *
     * @param url everything that counts for it
     */
    public record Counted(CriterionView criterion, String url) {}
}
