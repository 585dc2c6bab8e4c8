package org.waymark.lti.launch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.Registration;

/** A login or launch that is refused. The detail is for the log and the operator; it never holds a token or a name. */
public final class LaunchRejected extends Exception {
    private final Reason reason;
    private final String detail;
    private final @Nullable Registration registration;

    public LaunchRejected(Reason reason, String detail) {
        this(reason, detail, null);
    }

    private LaunchRejected(Reason reason, String detail, @Nullable Registration registration) {
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
        this.registration = registration;
    }

    /** The state of the launch has done its work. */
    public static LaunchRejected secondUse() {
        return new LaunchRejected(Reason.STATE_USED, "second use of a state");
    }

    /** Returns a copy of this refusal with the registration it concerns: its pages may frame the refusal. */
    public LaunchRejected of(Registration concerned) {
        return new LaunchRejected(reason, detail, concerned);
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }

    public Optional<Registration> registration() {
        return Optional.ofNullable(registration);
    }
}
