package org.waymark.learning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The ways in which a run is taken. */
public enum RunFormat {
    ONLINE,
    SELF_PACED,
    IN_PERSON;

    public static final Map<String, RunFormat> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(RunFormat::word, format -> format));

    /** The word used in files, for example {@code self-paced}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The usual format of a kind, for files that name none. */
    public static RunFormat usual(OpportunityKind kind) {
        return kind == OpportunityKind.POP_UP || kind == OpportunityKind.ON_TOUR ? IN_PERSON : ONLINE;
    }
}
