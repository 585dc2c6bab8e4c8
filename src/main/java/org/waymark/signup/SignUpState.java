package org.waymark.signup;

import java.util.EnumSet;
import java.util.Set;

/** A state of a sign-up. Names are kept in the database. */
public enum SignUpState {
    /** The person applied, and staff have not decided. */
    APPLIED,
    /** The person has a place. */
    PLACED,
    /** All places are taken; the person moves up when one is free. */
    WAITING,
    /** Staff did not select the person. */
    DECLINED,
    /** The person does not want to take part any more. */
    WITHDRAWN,
    /** Staff took the person out. */
    REMOVED;

    /** The states of people who still hope for a place or have one. */
    public static final Set<SignUpState> OPEN = Set.copyOf(EnumSet.of(APPLIED, PLACED, WAITING));

    /** Tells whether the person has a place or can still get one. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }
}
