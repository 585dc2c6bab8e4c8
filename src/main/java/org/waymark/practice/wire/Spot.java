package org.waymark.practice.wire;

/** A group of addresses that can be made to fail. */
public enum Spot {
    CONFIGURATION,
    REGISTRATION,
    JWKS,
    AUTHORIZATION,
    TOKEN,
    LINEITEMS,
    SCORES,
    RESULTS,
    MEMBERSHIPS,
    DEEP_LINKING,
    WEB_SERVICE,
    /** Pages for people; never made to fail. */
    PAGE
}
