package org.waymark.lti.register;

/** A dynamic registration that cannot be completed, with a sentence an administrator understands. */
public final class RegistrationRefused extends Exception {
    private final boolean keysTold;

    public RegistrationRefused(String whatHappened) {
        this(whatHappened, false);
    }

    private RegistrationRefused(String whatHappened, boolean keysTold) {
        super(whatHappened);
        this.keysTold = keysTold;
    }

    /** Returns this refusal, marked: the platform may have kept what it was told. */
    RegistrationRefused afterTelling() {
        return new RegistrationRefused(String.valueOf(getMessage()), true);
    }

    /** Tells whether the platform may read the key set from now on whose address it was told. */
    public boolean keysTold() {
        return keysTold;
    }
}
