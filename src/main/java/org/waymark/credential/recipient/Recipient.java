package org.waymark.credential.recipient;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one whom a badge names.
 *
 * @param values the addresses, in small letters, or the one DID; empty for nobody
 */
public record Recipient(Kind kind, List<String> values) {
    /** A badge names nobody: a stranger cannot tell whose it is. */
    public static final Recipient NOBODY = new Recipient(Kind.NOBODY, List.of());

    /** A DID is at most so long, in characters. */
    public static final int LONGEST = 320;

    private static final Pattern DID =
            Pattern.compile("\\Adid:[a-z0-9]{1,30}+:[A-Za-z0-9._-]{1,280}+(?::[A-Za-z0-9._-]{1,100}+){0,5}+\\z");

    public Recipient {
        values = List.copyOf(values);
    }

    /** How a badge names somebody. Names are kept in the database. */
    public enum Kind {
        NOBODY,
        /** By salted hashes of e-mail addresses: whoever knows one of them can see that it fits. */
        EMAIL,
        /** By an identifier that the person controls (DID Core 1.0). */
        DID
    }

    /** The DID that is the subject of a badge; empty where badges name somebody by addresses, or nobody. */
    public Optional<String> did() {
        return kind == Kind.DID ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The addresses that a badge names as hashes (OB 3.0, {@code IdentityObject}). */
    public List<String> addresses() {
        return kind == Kind.EMAIL ? values : List.of();
    }

    /** Tells whether a text is a DID without path, query and fragment. */
    public static boolean isDid(String text) {
        return text.length() <= LONGEST && DID.matcher(text).matches();
    }
}
