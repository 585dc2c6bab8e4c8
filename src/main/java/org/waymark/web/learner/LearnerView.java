package org.waymark.web.learner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.BadgeView;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.GradeView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.RunView;

/**
 * The learner's page of an activity.
 *
 * @param criteria what the run counts for; may be empty
 * @param rule what it takes, in a sentence
 * @param registrationUrl where people register for the run; null where they do not register in Waymark
 * @param reasons why something was or was not awarded, one sentence each; empty before a decision
 * @param missing what is not there yet, one sentence each
 * @param objection where the learner says that something is wrong
 * @param testUser whether the platform says that this is its test user, who earns nothing
 */
public record LearnerView(
        LayoutView layout,
        RunView run,
        List<CriterionView> criteria,
        City city,
        Completion completion,
        String rule,
        @Nullable String registrationUrl,
        List<String> reasons,
        List<String> missing,
        Objection objection,
        boolean testUser) {
    /**
     * Posted as {@code words}.
     *
     * @param form null for somebody who cannot raise one here
     * @param said what was said last, empty at first
     * @param answer what the instructor answered; null while nobody has
     */
    public record Objection(
            @Nullable FormView form, String said, @Nullable String answer) {}

    /** The learner's city, known or not. */
    public sealed interface City {}

    /**
     * No city yet. The form posts {@code code}.
     *
     * @param typed what was typed before, empty at first
     * @param error why that was not taken
     */
    public record NotJoined(
            FormView form, String typed, @Nullable String error) implements City {}

    /**
     * A member of a city.
     *
     * @param url the city's page
     */
    public record Joined(String name, String url) implements City {}

    /** The state of a learner's completion of this run. */
    public sealed interface Completion {
        /** Tells whether something is on its way that the page shows by itself once it is there. */
        default boolean underWay() {
            return false;
        }
    }

    /**
     * Can be confirmed now. The form posts {@code completed=yes}.
     *
     * @param approval whether an instructor has the last word
     * @param follows what comes of it, in a sentence
     * @param error why the last try was not taken
     */
    public record Ready(
            FormView form,
            boolean approval,
            String follows,
            @Nullable String error) implements Completion {}

    /**
     * Noted, and not yet all that it takes; what is missing stands elsewhere on the page.
     *
     * @param progressUrl where to see whether that has changed; null when nothing changes by itself in a moment
     */
    public record Noted(String what, @Nullable String progressUrl) implements Completion {
        @Override
        public boolean underWay() {
            return progressUrl != null;
        }
    }

    /**
     * Confirmed by the learner, not yet by the instructor.
     *
     * @param follows what comes of it, in a sentence
     */
    public record Waiting(String since, String follows) implements Completion {}

    /**
     * Completed, in this activity or in another one of the same run.
     *
     * @param elsewhere whether it was completed in another course
     * @param gradeUrl where to see what became of the grade
     */
    public record Done(String date, boolean elsewhere, BadgeView badge, GradeView grade, String gradeUrl)
            implements Completion {
        @Override
        public boolean underWay() {
            return grade.again() != null;
        }
    }

    /** Cannot be completed here; the text says why and what to do. */
    public record Closed(String why) implements Completion {}

    /** Tells whether the learner belongs to a city. */
    public boolean joined() {
        return city instanceof Joined;
    }

    /** Tells whether the run is completed. */
    public boolean completed() {
        return completion instanceof Done;
    }
}
