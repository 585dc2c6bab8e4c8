package org.waymark.lti.platform;

/** A platform's public keys cannot be had now. Nothing is said about the launch that needed them. */
public final class KeysUnavailable extends Exception {
    /** @param detail for the log and the operator */
    public KeysUnavailable(String detail) {
        super(detail, null, false, false);
    }
}
