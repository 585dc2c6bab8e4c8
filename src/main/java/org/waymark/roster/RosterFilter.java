package org.waymark.roster;

/** Which part of the list. */
public enum RosterFilter {
    ALL,
    /** Has asked for an instructor's approval. */
    WAITING,
    COMPLETED,
    NOT_YET,
    /** The newest grade has not arrived in the LMS. */
    GRADE_UNDELIVERED,
    NO_CITY
}
