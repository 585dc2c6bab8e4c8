package org.waymark.mail;

/** An outcome of a letter. Names are kept in the database. */
public enum MailOutcome {
    /** The server took it. */
    SENT,
    /** The server will never take it, or did not for days. */
    REFUSED,
    /** It was of no use any more before it could be sent, or nobody wants it any more. */
    LATE,
    /**
     * Nobody knows: the process ended, or the connection broke, after the last byte and before the server's answer. It is
     * not sent again by itself, because the person may have it.
     */
    UNSURE
}
