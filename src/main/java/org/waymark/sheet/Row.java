package org.waymark.sheet;

import java.util.List;

/**
 * A row of a file.
 *
 * @param line where it begins, counted from 1
 */
public record Row(long line, List<String> fields) {
    public Row {
        fields = List.copyOf(fields);
    }

    /**
     * Returns a copy of this row without empty cells behind the last column, which spreadsheet programs like to write.
     */
    Row cut(int width) {
        boolean rest = fields.size() > width
                && fields.subList(width, fields.size()).stream().allMatch(Folding::isBlank);
        return rest ? new Row(line, fields.subList(0, width)) : this;
    }
}
