package org.waymark.web;

import java.io.EOFException;
import java.util.concurrent.TimeoutException;

/** Tells that a request failed because its sender went away, or stopped sending, in the middle of its body. */
final class AbortedBody {
    private static final int DEEPEST = 8;

    private AbortedBody() {}

    static boolean is(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            // Jetty's own word for it, and what it throws when nothing comes for as long as a connection may be idle.
            if (cause instanceof EOFException || cause instanceof TimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
