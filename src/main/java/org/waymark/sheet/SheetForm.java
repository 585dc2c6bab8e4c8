package org.waymark.sheet;

/** The reports that are known by their header. */
public enum SheetForm {
    /** Moodle's course completion: ID, name, identity, a pair of columns for each condition, last the day of completion. */
    COURSE,
    /** Moodle's activity completion: a column without heading for names, identity, and a pair of columns an activity. */
    ACTIVITY,
    /** Waymark's own: {@code user_id,completed_at} and, as wanted, {@code run}, {@code id}, {@code result}. */
    OWN,
    /** A table that is not known; the person says which column is which. */
    OTHER
}
