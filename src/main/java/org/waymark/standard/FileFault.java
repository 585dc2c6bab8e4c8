package org.waymark.standard;

import org.waymark.language.Message;

/**
 * A fault in a file that was to be imported.
 *
 * @param line counted from 1
 * @param field where in the file, for example {@code criteria[2].area}
 */
public record FileFault(int line, String field, Message message) implements Comparable<FileFault> {
    @Override
    public int compareTo(FileFault other) {
        return Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return "line " + line + ", " + field + ": " + message.words();
    }
}
