package org.waymark.lti.service;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A service call that did not do what was asked. The message is one sentence for the instructor's page. */
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

    /** The status that a platform answered with, as a sentence names it; who has no use for it is shown the rest. */
    private static final Pattern STATUS = Pattern.compile(" \\(status (\\d{3})\\)");

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    public ServiceFailure(Kind kind, String message) {
        this(kind, message, null);
    }

    public ServiceFailure(Kind kind, String message, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the time that the platform asked us to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Finds the status that the platform answered with, where it is known. */
    Optional<String> status() {
        Matcher status = STATUS.matcher(sentence());
        return status.find() ? Optional.of(status.group(1)) : Optional.empty();
    }

    /** Returns the platform's own words, as a sentence behind ours; empty where it said nothing that can be read. */
    String reason() {
        int at = sentence().indexOf(" It says: ");
        return at < 0 ? "" : sentence().substring(at);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
