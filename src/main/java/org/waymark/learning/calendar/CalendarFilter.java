package org.waymark.learning.calendar;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.RunFormat;
import org.waymark.learning.RunPhase;
import org.waymark.standard.StandardId;

/**
 * Which runs of the calendar somebody wants to see; null asks for nothing.
 *
 * @param text found in titles, code, summary, description, partners and places, upper or lower case and accents alike
 * @param practice a practice area to which one of the run's criteria belongs
 * @param criterion one that the run counts for
 * @param language the BCP 47 tag of the language in which the run is held
 */
public record CalendarFilter(
        @Nullable String text,
        @Nullable OpportunityId opportunity,
        @Nullable InStandard practice,
        @Nullable InStandard criterion,
        @Nullable OpportunityKind kind,
        @Nullable RunFormat format,
        @Nullable String language,
        RunPhase.@Nullable When when) {
    public static final CalendarFilter ALL = new CalendarFilter(null, null, null, null, null, null, null, null);

    /** What an instructor searches for; an empty text asks for nothing. */
    public static CalendarFilter of(String text, @Nullable InStandard practice, @Nullable InStandard criterion) {
        return new CalendarFilter(text.isBlank() ? null : text, null, practice, criterion, null, null, null, null);
    }

    /** Everything of one opportunity. */
    public static CalendarFilter of(OpportunityId opportunity) {
        return new CalendarFilter(null, opportunity, null, null, null, null, null, null);
    }

    /** A code together with the version of the Standard in which it means something. */
    public record InStandard(StandardId standard, String code) {
        private static final Pattern WRITTEN = Pattern.compile("^([a-z0-9.-]{1,64}):([A-Za-z0-9.-]{1,16})");

        /** Reads what {@link #toString} writes. */
        public static Optional<InStandard> parse(String text) {
            Matcher written = WRITTEN.matcher(text);
            return written.matches()
                    ? Optional.of(new InStandard(new StandardId(written.group(1)), written.group(2)))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return standard + ":" + code;
        }
    }
}
