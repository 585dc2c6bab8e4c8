package org.waymark.completion;

/** The effect of a report on what is known. */
public enum Received {
    /** The report changed what is known. */
    NEWS,
    /** The report was told before, or something later is known; it is kept. */
    KNOWN,
    /** Its id belongs to a fact about somebody or something else; nothing was kept. */
    CONTRADICTION
}
