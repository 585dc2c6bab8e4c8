package org.waymark.sheet;

import org.waymark.language.Language;
import org.waymark.language.Message;

/** A file that cannot be read as rows from some line on; what stood before it was sound. */
public final class BrokenSheet extends RuntimeException {
    private final long line;
    private final transient Message sentence;

    /**
     * @param line counted from 1
     * @param sentence for the person who chose the file
     */
    public BrokenSheet(long line, Message sentence) {
        super(sentence.in(Language.ENGLISH));
        this.line = line;
        this.sentence = sentence;
    }

    public long line() {
        return line;
    }

    /** Returns what is wrong. */
    public Message sentence() {
        return sentence;
    }
}
