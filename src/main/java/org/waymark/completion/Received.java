package org.waymark.completion;

/** What a report was. */
public enum Received {
    /** It changed what is known. */
    NEWS,
    /** It was told before, or something later is known; it is kept. */
    KNOWN,
    /** Its id belongs to a fact about somebody or something else; nothing was kept. */
    CONTRADICTION
}
