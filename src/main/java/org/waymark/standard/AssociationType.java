package org.waymark.standard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of relation between criteria of two versions, a choice of CASE's association types. */
public enum AssociationType {
    /** Both ask for the same, if not in the same words; the newer one may be wider. */
    EXACT_MATCH_OF,
    /** The first is one of the parts that make up the second. */
    IS_PART_OF,
    /** The second took the place of the first and asks for something else. */
    REPLACED_BY,
    /** There is something in common; nothing follows from it. */
    IS_RELATED_TO;

    /** The types by the words of files. */
    public static final Map<String, AssociationType> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(AssociationType::word, Function.identity()));

    /** The word used in files: CASE's own, such as {@code exactMatchOf}. */
    public String word() {
        String[] parts = name().toLowerCase(Locale.ROOT).split("_");
        return Arrays.stream(parts)
                .skip(1)
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining("", parts[0], ""));
    }
}
