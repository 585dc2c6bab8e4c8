package org.waymark.web.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/**
 * A page of everyone in the course, on the instructor's page.
 *
 * @param filters the parts of the list, each with how many people it shows
 * @param search where the search goes; it sends {@code q}
 * @param query what is searched for, empty at first
 * @param found which of how many are shown, in words
 * @param approve approves those whose boxes are ticked, which it sends as {@code member}; {@code null} for somebody who
 *     may not
 * @param takeBack takes back from those whose boxes are ticked, with a {@code reason}
 * @param tickAll the same page with every box ticked, or with none
 * @param empty what to say when nobody is shown, {@code null} otherwise
 */
public record RosterView(
        Loading loading,
        List<LinkView> filters,
        FormView search,
        String query,
        String found,
        List<Row> rows,
        @Nullable FormView approve,
        @Nullable FormView takeBack,
        @Nullable LinkView tickAll,
        @Nullable LinkView previous,
        @Nullable LinkView next,
        @Nullable String empty) {

    /**
     * The progress of reading the platform's list.
     *
     * @param underWay whether it goes on
     * @param problem whether something went wrong
     * @param people how many were found so far
     * @param expected how many there were last time, {@code null} when nobody knows
     * @param progressUrl where this part alone is, as it stands later
     * @param pageUrl the page itself
     * @param again the form that reads the list once more, {@code null} while it is read and when there is none
     */
    public record Loading(
            String sentence,
            boolean underWay,
            boolean problem,
            int people,
            @Nullable Integer expected,
            String progressUrl,
            String pageUrl,
            @Nullable FormView again) {}

    /** The state of a learner. */
    public enum State {
        /** The learner has completed nothing and asked nothing. */
        STARTED,
        /** Something was told that counts, and the rule asks for more. */
        NOTED,
        /** The learner has asked and waits for approval. */
        ASKED,
        /** The learner has asked and was told no. */
        REJECTED,
        /** The learner has completed. */
        COMPLETED
    }

    /**
     * A person in the course.
     *
     * @param review the page with the evidence and the decision, {@code null} for somebody who was never here
     * @param note what is special about the membership, {@code null} for most
     * @param city the city's name, {@code null} when not joined
     * @param when when asked or completed, or why rejected, as text
     * @param tick what the box of this row sends, {@code null} when there is nothing to approve
     * @param approve the form that approves this one
     * @param reject the form that says no, with a {@code reason}
     * @param undo the form that takes the no back
     * @param takeBack the form that takes a completion back, with a {@code reason}
     * @param delivery the grade, once there is one to send
     * @param badge null while there is none
     */
    public record Row(
            String name,
            @Nullable String review,
            @Nullable String note,
            @Nullable String city,
            State state,
            @Nullable String when,
            @Nullable String tick,
            boolean ticked,
            @Nullable FormView approve,
            @Nullable FormView reject,
            @Nullable FormView undo,
            @Nullable FormView takeBack,
            @Nullable DeliveryView delivery,
            @Nullable Badge badge) {}

    /**
     * The badge that somebody holds for the run.
     *
     * @param until until when it is valid, in words; null: for ever
     */
    public record Badge(String url, @Nullable String until) {}
}
