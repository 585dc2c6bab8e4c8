package org.waymark.measure;

/** What became of one attempt to hand something over. */
public enum Attempt {
    DELIVERED,
    /** It will be tried again. */
    RETRY,
    /** It is not tried again by itself. */
    FAILED
}
