package org.waymark.lti.platform;

/** A platform's public keys cannot be had now. Nothing is said about the launch that needed them. */
public final class KeysUnavailable extends Exception {
    public KeysUnavailable(String detail, Throwable cause) {
        super(detail, cause);
    }
}
