package org.waymark.lti.platform;

/** A rule that says what is kept of the e-mail addresses that a platform tells. */
public enum AddressRule {
    /** A keyed hash: it tells whether an address in a report is the same, and gives none away. */
    HASH,
    /** The hash and the address itself, which instructors see where a report is looked at. */
    PLAIN,
    /** Nothing at all: a report that names people by address cannot be imported. */
    NOTHING
}
