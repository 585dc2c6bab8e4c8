package org.waymark.authorization;

/** What a client says of itself cannot be taken (RFC 7591, 3.2.2). */
public final class BadMetadata extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean redirect;

    private BadMetadata(boolean redirect, String description) {
        super(description, null, false, false);
        this.redirect = redirect;
    }

    static BadMetadata of(String description) {
        return new BadMetadata(false, description);
    }

    static BadMetadata redirect(String description) {
        return new BadMetadata(true, description);
    }

    /** Returns the error as RFC 7591 calls it. */
    public String error() {
        return redirect ? "invalid_redirect_uri" : "invalid_client_metadata";
    }

    /** Says to the client's developer what is wrong, in ASCII. */
    public String description() {
        return String.valueOf(getMessage());
    }
}
