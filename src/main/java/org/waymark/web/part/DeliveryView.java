package org.waymark.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grade and its way.
 *
 * @param nextTry when it is tried again, as text
 * @param log what was sent and what came back, newest first
 * @param sendAgain the form that sends it once more
 */
public record DeliveryView(
        GradeView grade,
        @Nullable String nextTry,
        List<Attempt> log,
        @Nullable FormView sendAgain) {
    /**
     * A try to send a grade.
     *
     * @param sent what was sent, in words
     * @param answer what came back, in words
     */
    public record Attempt(String when, String sent, String answer) {}

    /**
     * How many of the grades that became due together have arrived.
     *
     * @param url gives this part of a page anew
     */
    public record Arrival(long arrived, long all, boolean underWay, String url) {}
}
