package org.waymark.web.learner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.AheadView;
import org.waymark.web.part.BadgeView;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.RunView;

/**
 * The page that shows what one person has learned, in all courses.
 *
 * @param more badges for more than one run
 * @param ahead what to take next; null where there is nothing
 * @param city the city's name, null without one
 * @param cityUrl the city's page, which says how to join where there is none
 * @param privacyUrl the page that says what is kept of the person
 * @param taking how to take the badges along
 * @param registrationsUrl the page of the runs for which the person registered
 * @param teaches whether the reader is an instructor here, for whom the page is likely empty
 */
public record ProgressView(
        LayoutView layout,
        List<Done> done,
        List<More> more,
        List<Supported> supported,
        @Nullable AheadView ahead,
        @Nullable String city,
        String cityUrl,
        String privacyUrl,
        Taking taking,
        String registrationsUrl,
        boolean teaches) {

    /**
     * Addresses by which a person takes the badges along.
     *
     * @param badgesUrl all badges as one file
     * @param recordUrl the learning record
     * @param walletsUrl the page of wallets that fetch them
     */
    public record Taking(String badgesUrl, String recordUrl, String walletsUrl) {}

    /**
     * A run of which something was told.
     *
     * @param met whether it is completed; if not, something is missing
     * @param date when it was completed, or when the first was told of it
     * @param badge null where none was awarded
     * @param notValid why the badge is not valid; null while it is
     * @param why what is missing, or why there is no badge; empty when it is completed
     */
    public record Done(
            RunView run,
            boolean met,
            String date,
            @Nullable BadgeView badge,
            @Nullable String notValid,
            List<String> why) {}

    /** A badge for a practice area or for several courses. */
    public record More(
            String title,
            String description,
            String date,
            BadgeView badge,
            @Nullable String notValid) {}

    /** A criterion, and the runs that support it. */
    public record Supported(CriterionView criterion, List<String> by) {}

    /** Counts the runs that are completed. */
    public long completed() {
        return done.stream().filter(Done::met).count();
    }

    /** Counts the badges that are valid. */
    public long badges() {
        return done.stream()
                        .filter(one -> one.badge() != null && one.notValid() == null)
                        .count()
                + more.stream().filter(one -> one.notValid() == null).count();
    }
}
