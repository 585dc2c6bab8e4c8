package org.waymark.credential.recipient;

import java.util.regex.Pattern;

/**
 * The one whom a badge names.
 *
 * @param value the address or the DID; empty for nobody
 */
public record Recipient(Kind kind, String value) {
    /** A badge names nobody: a stranger cannot tell whose it is. */
    public static final Recipient NOBODY = new Recipient(Kind.NOBODY, "");

    /** A DID is at most so long, in characters. */
    public static final int LONGEST = 320;

    private static final Pattern DID =
            Pattern.compile("\\Adid:[a-z0-9]{1,30}+:[A-Za-z0-9._-]{1,280}+(?::[A-Za-z0-9._-]{1,100}+){0,5}+\\z");

    /** How a badge names somebody. Names are kept in the database. */
    public enum Kind {
        NOBODY,
        /** By a salted hash of an e-mail address: whoever knows the address can see that it fits. */
        EMAIL,
        /** By an identifier that the person controls (DID Core 1.0). */
        DID
    }

    /** Tells whether a text is a DID without path, query and fragment. */
    public static boolean isDid(String text) {
        return text.length() <= LONGEST && DID.matcher(text).matches();
    }
}
