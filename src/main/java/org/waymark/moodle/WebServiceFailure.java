package org.waymark.moodle;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/** A call that brought no status. The sentence is for an instructor or an administrator. */
public final class WebServiceFailure extends Exception {
    private static final Messages MESSAGES = Messages.of(WebServiceFailure.class);

    /** The reach of the failure. */
    public enum Kind {
        /** This person only: not in the course, for example. */
        PERSON,
        /** This person or the whole course: whether others are told of shows which. */
        UNCLEAR,
        /** This course: it has no criteria, for example. */
        COURSE,
        /** Every call: the token, the address, the LMS itself. */
        EVERYTHING
    }

    private final Kind kind;
    private final transient Message sentence;
    private final @Nullable Duration retryAfter;

    WebServiceFailure(Kind kind, Message sentence, @Nullable Duration retryAfter) {
        super(sentence.in(Language.ENGLISH), null, false, false);
        this.kind = kind;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
    }

    /** Returns the failure of a platform that cannot be asked yet. */
    public static WebServiceFailure notSet() {
        return new WebServiceFailure(Kind.EVERYTHING, MESSAGES.message("not-set"), null);
    }

    public Kind kind() {
        return kind;
    }

    public Message sentence() {
        return sentence;
    }

    /** Returns the time that the LMS asked us to wait; null when it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
