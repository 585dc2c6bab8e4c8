package org.waymark.lti.setup;

import java.util.Locale;
import org.waymark.lti.register.ToolFacts;

/** A learning platform whose forms we know. */
public enum Lms {
    MOODLE,
    CANVAS,
    BLACKBOARD,
    BRIGHTSPACE,
    SAKAI,
    OPENEDX;

    /** Returns the name as it is typed on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file in {@code lti-config/} that shows what {@link #text} gives. */
    public String file() {
        return this + (this == CANVAS ? ".json" : ".txt");
    }

    /** Returns the text that is pasted or typed there, for the tool at its own address; ends with a line feed. */
    public String text(ToolFacts tool) {
        return switch (this) {
            case MOODLE -> Sheets.moodle(tool);
            case CANVAS -> CanvasKey.json(tool);
            case BLACKBOARD -> Sheets.blackboard(tool);
            case BRIGHTSPACE -> Sheets.brightspace(tool);
            case SAKAI -> Sheets.sakai(tool);
            case OPENEDX -> Sheets.openedx(tool);
        };
    }
}
