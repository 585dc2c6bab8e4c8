package org.waymark.signup;

/** A reason why somebody cannot register for a run, or for one of its tiers. */
public enum Obstacle {
    /** People do not register for it here. */
    ELSEWHERE,
    /** The run was cancelled. */
    CANCELLED,
    /** The deadline has passed. */
    DEADLINE,
    /** The run has begun, and no deadline is set. */
    BEGUN,
    /** The platform's test user never takes a place. */
    TEST_USER,
    /** A place is for a city, or for an assessed one, and the person is in none. */
    NO_CITY,
    /** The person's city has not been assessed. */
    NOT_ASSESSED
}
