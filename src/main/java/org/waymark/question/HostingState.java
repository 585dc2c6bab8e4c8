package org.waymark.question;

/** Says how far it is with a city that would like to host. Names are kept in the database. */
public enum HostingState {
    ASKED,
    /** Staff have agreed on days and a place. */
    PLANNED,
    /** It has become a run. */
    SCHEDULED,
    DECLINED,
    /** The city has taken it back. */
    WITHDRAWN;

    /** Tells whether a run can still come of it. */
    public boolean isUnderWay() {
        return this == ASKED || this == PLANNED;
    }
}
