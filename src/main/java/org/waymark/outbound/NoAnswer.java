package org.waymark.outbound;

import java.net.URI;

/** A call that brought no answer: the address is not allowed, or the host did not answer in time, whole and in size. */
public final class NoAnswer extends Exception {

    /** The cause for which there is no answer. */
    public enum Cause {
        /** The address may not be called: wrong scheme, or a private, loopback, link-local or metadata address. */
        FORBIDDEN,
        /** No connection, a broken one, or no such host. */
        UNREACHABLE,
        /** The time limit ran out. */
        TIMEOUT,
        /** The body is larger than the limit. */
        TOO_LARGE,
        /** The host was not asked, because other long lists are being read: a moment later it is this one's turn. */
        BUSY
    }

    private final Cause why;

    public NoAnswer(Cause why, URI uri, String detail) {
        super(why + " " + uri.getScheme() + "://" + uri.getHost() + ": " + detail);
        this.why = why;
    }

    public Cause why() {
        return why;
    }
}
