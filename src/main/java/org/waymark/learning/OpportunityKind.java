package org.waymark.learning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The forms in which the Academy offers learning. */
public enum OpportunityKind {
    COURSE("Course"),
    SPRINT("Sprint"),
    WORKSHOP("Workshop"),
    WEBINAR_SERIES("Webinar series"),
    POP_UP("Pop-Up Training"),
    ON_TOUR("WWC on Tour");

    public static final Map<String, OpportunityKind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(OpportunityKind::word, kind -> kind));

    private final String title;

    OpportunityKind(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** The word used in files, for example {@code webinar-series}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
