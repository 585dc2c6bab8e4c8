package org.waymark.lti.service;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/** A service call that did not do what was asked. */
public final class ServiceFailure extends Exception {

    /** The kind of failure, which says what it means for trying again. */
    public enum Kind {
        /** No whole answer came: what was asked may have been done or not. */
        NO_ANSWER,
        /**
         * It is not this platform's turn yet: other lists are being read, or the platform throttles. Says nothing of
         * what was asked.
         */
        LATER,
        /** May pass by itself: server errors, too many requests, a refused token. */
        PASSING,
        /**
         * The platform gave no token, as if it could not read our keys (404 at its token address); passes once it can.
         */
        NO_KEYS,
        /** Looks final, but platforms give it in passing: 400, 403, 404. */
        LOOKS_FINAL,
        /** The column is not there (404): it has to be looked for, or made, again. */
        COLUMN_GONE,
        /** The platform already holds a score of the same second or a later one (409). */
        NEWER_THERE,
        /** The platform did not grant what is needed: only a change of its settings helps. */
        NOT_GRANTED
    }

    static final Messages MESSAGES = Messages.of(ServiceFailure.class);

    private final Kind kind;
    private final transient Message sentence;
    private final @Nullable Duration retryAfter;

    public ServiceFailure(Kind kind, Message sentence) {
        this(kind, sentence, null);
    }

    public ServiceFailure(Kind kind, Message sentence, @Nullable Duration retryAfter) {
        super(sentence.in(Language.ENGLISH), null, false, false);
        this.kind = kind;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the time that the platform asked us to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Returns what happened, in one sentence for the instructor's page; an argument {@code status} is for administrators. */
    public Message sentence() {
        return sentence;
    }
}
