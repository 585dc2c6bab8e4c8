package org.waymark.roster;

/** The number of people that each filter shows. */
public record RosterCounts(int all, int waiting, int completed, int gradeUndelivered, int joined) {

    public int of(RosterFilter filter) {
        return switch (filter) {
            case ALL -> all;
            case WAITING -> waiting;
            case COMPLETED -> completed;
            case NOT_YET -> all - completed;
            case GRADE_UNDELIVERED -> gradeUndelivered;
            case NO_CITY -> all - joined;
        };
    }
}
