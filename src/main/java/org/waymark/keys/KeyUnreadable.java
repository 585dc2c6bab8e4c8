package org.waymark.keys;

/** A stored key or secret cannot be decrypted; the message says what an operator can do about it. */
public final class KeyUnreadable extends RuntimeException {
    public KeyUnreadable(String message) {
        super(message);
    }
}
