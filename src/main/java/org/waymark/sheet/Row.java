package org.waymark.sheet;

import java.util.List;

/**
 * One row of a file.
 *
 * @param line where it begins, counted from 1
 */
public record Row(long line, List<String> fields) {
    public Row {
        fields = List.copyOf(fields);
    }
}
