package org.waymark.people.erasure;

/**
 * What stays of a person, without anything that tells whose it is.
 *
 * @param completions facts
 * @param credits completions that count for a city
 * @param badges rows of badges: whether each is revoked
 * @param acts entries of the audit log, by the person or about the person
 */
public record Staying(long completions, long credits, long badges, long acts) {
    /** Adds up what stays of one person known in two places. */
    public Staying plus(Staying other) {
        return new Staying(
                completions + other.completions, credits + other.credits, badges + other.badges, acts + other.acts);
    }
}
