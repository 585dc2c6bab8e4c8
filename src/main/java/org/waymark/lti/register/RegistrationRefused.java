package org.waymark.lti.register;

import org.waymark.language.Language;
import org.waymark.language.Message;

/** A dynamic registration that cannot be completed, with a sentence an administrator understands. */
public final class RegistrationRefused extends Exception {
    private final transient Message problem;
    private final boolean keysTold;

    public RegistrationRefused(Message problem) {
        this(problem, false);
    }

    private RegistrationRefused(Message problem, boolean keysTold) {
        super(problem.in(Language.ENGLISH));
        this.problem = problem;
        this.keysTold = keysTold;
    }

    /** Returns what happened, for whoever reads the page. */
    public Message problem() {
        return problem;
    }

    /** Returns this refusal, marked: the platform may have kept what it was told. */
    RegistrationRefused afterTelling() {
        return new RegistrationRefused(problem, true);
    }

    /** Tells whether the platform may read the key set from now on whose address it was told. */
    public boolean keysTold() {
        return keysTold;
    }
}
