package org.waymark.journey.award;

/** An occasion makes Waymark decide about a learner again. */
public enum Occasion {
    /** A source told something. */
    TOLD,
    /** Something was taken back. */
    WITHDRAWN,
    /** A person asked that the present rule be applied to what is known. */
    RULE
}
