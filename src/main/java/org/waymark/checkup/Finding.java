package org.waymark.checkup;

/**
 * A result of checking one thing.
 *
 * @param check what was looked at, in one or two words
 * @param says what was found, one sentence
 * @param todo what to do about it; empty when there is nothing to do
 */
public record Finding(String check, Level level, String says, String todo) {

    /** The level of a finding. */
    public enum Level {
        GOOD,
        /** Worth knowing; it works all the same. */
        NOTE,
        /** Something does not work, or will not for somebody. */
        WRONG
    }

    public static Finding good(String check, String says) {
        return new Finding(check, Level.GOOD, says, "");
    }

    public static Finding note(String check, String says, String todo) {
        return new Finding(check, Level.NOTE, says, todo);
    }

    public static Finding wrong(String check, String says, String todo) {
        return new Finding(check, Level.WRONG, says, todo);
    }
}
