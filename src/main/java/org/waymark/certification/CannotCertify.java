package org.waymark.certification;

/** A run that could not begin or went no further, with a sentence that says what to do. */
public final class CannotCertify extends Exception {
    public CannotCertify(String sentence) {
        super(sentence);
    }
}
