package org.waymark.people.data;

import java.util.List;
import java.util.Map;

/**
 * Rows that are kept of a person, of one kind.
 *
 * @param name as the download names them
 * @param rows each by the names of its columns; what nothing is known of is left out
 */
public record PersonalRows(PersonalPart part, String name, List<Map<String, Object>> rows) {
    public PersonalRows {
        rows = List.copyOf(rows);
    }
}
