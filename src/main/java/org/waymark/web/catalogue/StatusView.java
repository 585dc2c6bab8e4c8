package org.waymark.web.catalogue;

/** How a run stands today, in a few words. */
public record StatusView(Tone tone, String words) {
    /** How grave it is. */
    public enum Tone {
        GOOD,
        PLAIN,
        BAD
    }
}
