package org.waymark.web.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.BadgeView;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.RunView;

/**
 * The page of what stands behind a grade.
 *
 * @param own whether the reader looks at what is his or her own
 */
public record ReviewView(LayoutView layout, boolean own, Content content) {
    /** Something to see or not. */
    public sealed interface Content {}

    /** Nothing is known of this person in this activity yet. */
    public record Nothing() implements Content {}

    /**
     * A learner's evidence.
     *
     * @param person whose it is
     * @param asked since when an instructor's approval is waited for
     * @param rejected when and why an instructor did not approve it
     * @param decision null before the first one
     * @param badge null where none was awarded
     * @param revoked whether the badge was taken back
     * @param history what was decided before, the last first, a line each
     * @param grades what was sent to the gradebook, the newest first
     * @param restore undoes what a person took back; null where nothing was, and for a learner
     */
    public record Submission(
            String person,
            RunView run,
            @Nullable String city,
            @Nullable String asked,
            @Nullable String rejected,
            List<Evidence> evidence,
            @Nullable Decision decision,
            @Nullable BadgeView badge,
            boolean revoked,
            List<String> history,
            List<DeliveryView> grades,
            @Nullable FormView restore)
            implements Content {}

    /**
     * A fact that is known of the learner.
     *
     * @param what what was told
     * @param by whose word it is, empty where it is nobody's
     * @param withdrawn by whom, when and why it was taken back; null while it stands
     * @param log all that was ever told of it, the last told first, a line each
     */
    public record Evidence(
            String what, String when, String by, @Nullable String withdrawn, List<String> log) {}

    /**
     * The last decision.
     *
     * @param title what came of it
     * @param rule what it takes, in words
     * @param reasons as the learner reads them, like what is missing
     */
    public record Decision(
            String title, boolean met, String when, String rule, List<String> reasons, List<String> missing) {}
}
