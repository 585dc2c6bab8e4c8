package org.waymark.cli;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import org.waymark.config.Config;
import org.waymark.store.FolderRefused;

/** One sentence for an operator instead of a stack trace. */
final class PlainWords {
    private static final int LONGEST = 400;

    private PlainWords() {}

    /** Why the server could not begin. */
    static String ofStart(Throwable failure, Config config) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "Waymark cannot listen on " + config.host()
                        + ": WAYMARK_HOST is not an address or name of this machine";
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "Waymark cannot listen on " + config.host() + ", port " + config.port()
                        + ": another program has the port, or the address is not of this machine"
                        + " (WAYMARK_HOST, WAYMARK_PORT)";
            }
        }
        return of(failure);
    }

    /** What is known of any other failure, on one line. */
    static String of(Throwable failure) {
        return failure instanceof FolderRefused refused
                ? refused.problem() + " " + refused.todo()
                : "Waymark failed: " + cause(failure);
    }

    /** Its own words, cut to a line. */
    static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String first = message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
        return first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
    }
}
