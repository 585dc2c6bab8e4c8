package org.waymark.credential.verify;

import org.waymark.language.Message;

/** A step of a verification found what it must not find, or could not be made; the sentence says which. */
final class CannotVerify extends Exception {
    private final transient Message finding;

    CannotVerify(String key, Object... arguments) {
        super(key, null, false, false);
        this.finding = Verification.MESSAGES.message(key, arguments);
    }

    Message finding() {
        return finding;
    }
}
