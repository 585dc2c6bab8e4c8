package org.waymark.lti.platform;

/** A dynamic registration that cannot be completed, with a sentence an administrator understands. */
public final class RegistrationRefused extends Exception {
    public RegistrationRefused(String whatHappened) {
        super(whatHappened);
    }
}
