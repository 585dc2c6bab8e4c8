package org.waymark.journey.signup;

/** An occasion on which a person is written to. */
enum Told {
    PLACED,
    WAITING,
    APPLIED,
    MOVED_UP,
    DECLINED,
    REMOVED,
    WITHDRAWN,
    CANCELLED,
    REINSTATED,
    POSTPONED,
    CHANGED,
    REMINDED
}
