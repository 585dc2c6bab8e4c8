package org.waymark.language;

import java.util.List;

/** Alternatives as an argument of a message: joined with "or", where a list is joined with "and". */
public record AnyOf(List<?> parts) {
    public AnyOf {
        parts = List.copyOf(parts);
    }
}
