package org.waymark.learning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The kind of a dated part of a run. Nobody attends a message, so only meetings count as attended unless somebody says
 * so.
 */
public enum SessionKind {
    MEETING,
    OPTIONAL,
    MESSAGE,
    READING,
    DEADLINE;

    public static final Map<String, SessionKind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(SessionKind::word, kind -> kind));

    /** The word used in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether one of this kind counts as long as nobody says otherwise. */
    public boolean counts() {
        return this == MEETING;
    }
}
