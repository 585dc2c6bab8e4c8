package org.waymark.sheet;

/** A file that cannot be read as rows from some line on; what stood before it was sound. */
public final class BrokenSheet extends RuntimeException {
    private final long line;

    /**
     * @param line counted from 1
     * @param sentence for the person who chose the file
     */
    public BrokenSheet(long line, String sentence) {
        super(sentence);
        this.line = line;
    }

    public long line() {
        return line;
    }

    /** Returns what is wrong, never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
