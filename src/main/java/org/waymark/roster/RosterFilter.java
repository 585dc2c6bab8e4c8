package org.waymark.roster;

/** A part of the roster that can be shown by itself. */
public enum RosterFilter {
    ALL,
    /** The people who have asked for an instructor's approval. */
    WAITING,
    COMPLETED,
    NOT_YET,
    /** The newest grade has not arrived in the LMS. */
    GRADE_UNDELIVERED,
    NO_CITY
}
