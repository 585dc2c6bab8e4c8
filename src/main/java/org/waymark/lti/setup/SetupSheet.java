package org.waymark.lti.setup;

import org.waymark.lti.register.ToolFacts;

/** A plain text to be followed line by line: where to go, what to enter in which field, what to bring back. */
final class SetupSheet {
    private static final int VALUES_BEGIN = 36;

    private final StringBuilder text = new StringBuilder();

    SetupSheet(String title) {
        text.append(title).append('\n').append("=".repeat(title.length())).append('\n');
    }

    /** Writes where the names of fields and buttons were looked up last, and when. */
    SetupSheet checked(String where) {
        text.append("Names checked on 2026-11-28: ").append(where).append(".\n");
        return this;
    }

    SetupSheet step(String sentence) {
        text.append('\n').append(sentence).append("\n\n");
        return this;
    }

    SetupSheet field(String name, String value) {
        text.append("  ")
                .append(name)
                .append(" ".repeat(Math.max(1, VALUES_BEGIN - name.length())))
                .append(value)
                .append('\n');
        return this;
    }

    /** Writes the values that the platform shows in return, as the options of {@code platform add}. */
    SetupSheet bringBack(ToolFacts tool, String where, String... shownNames) {
        step("Then tell Waymark what stands in " + where + ":");
        String[] options = {
            "--issuer", "--client-id", "--deployment", "--authorization-endpoint", "--token-endpoint", "--jwks-uri"
        };
        text.append("  java -jar waymark.jar platform add --name \"Our LMS\" \\\n")
                .append("    --key-set ")
                .append(tool.keySet())
                .append(" \\\n");
        for (int i = 0; i < options.length; i++) {
            text.append("    ")
                    .append(options[i])
                    .append(" \"")
                    .append(shownNames[i])
                    .append('"')
                    .append(i < options.length - 1 ? " \\\n" : "\n");
        }
        return this;
    }

    String text() {
        return text.toString();
    }
}
