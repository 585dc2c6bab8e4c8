package org.waymark.learning.calendar;

/** How many runs were found: under way or still to come, and over. */
public record CalendarCount(int current, int past) {

    public int all() {
        return current + past;
    }
}
