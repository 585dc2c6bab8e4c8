package org.waymark.web.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A city's report in words, for a page and for paper.
 *
 * @param made when it was made, and what was known then
 * @param corrections what an earlier edition said otherwise
 * @param summary where the city stands and what has changed, in sentences
 * @param trend points over time, with the same in words
 * @param lapsing what lapses soon, a sentence each
 */
public record ReportBodyView(
        String city,
        String period,
        String made,
        List<String> corrections,
        String standard,
        List<Figure> figures,
        List<String> summary,
        Trend trend,
        List<Area> areas,
        List<Change> changes,
        List<Learned> learned,
        String learners,
        List<String> lapsing,
        List<Next> next) {

    /**
     * A figure.
     *
     * @param change how it has moved, in words; null where it has not
     */
    public record Figure(
            String label, String value, @Nullable String change) {}

    /**
     * Points over time.
     *
     * @param words the same as a sentence
     * @param most the height of the drawing, in points; at least 1
     */
    public record Trend(String words, int most, List<Point> points) {}

    /** The points on a day. */
    public record Point(String on, int points) {}

    /**
     * A practice area.
     *
     * @param words how many of its criteria are in which state
     */
    public record Area(String title, String words, List<Criterion> criteria) {}

    /**
     * A criterion.
     *
     * @param state {@code nothing}, {@code supported}, {@code claimed}, {@code confirmed} or {@code point}
     * @param words the state in words
     * @param moved whether it was another one before
     */
    public record Criterion(String code, String title, String state, String words, boolean moved) {}

    /** Changes of one kind. */
    public record Change(String heading, List<String> criteria) {}

    /** A run, and how many completed it. */
    public record Learned(String title, String people) {}

    /** A run that can be taken, and what it would support. */
    public record Next(String title, String start, String criteria) {}
}
