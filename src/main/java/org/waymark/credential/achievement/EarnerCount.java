package org.waymark.credential.achievement;

/**
 * How many people have what it takes for an achievement.
 *
 * @param earned have completed everything
 * @param held of these, have a badge that was not revoked
 */
public record EarnerCount(long earned, long held) {
    /** How many would get a badge if it were given to all. */
    public long without() {
        return earned - held;
    }
}
