package org.waymark.roster;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person as the platform lists them (NRPS 2.0, 2.2). All but the subject may be withheld.
 *
 * @param subject what a launch calls {@code sub}
 * @param emailHash the keyed hash of the address, by which a report may name them
 * @param email the address itself, where an administrator wants it kept
 * @param learns whether they can complete what is learned in the course, by the roles on the list
 */
public record Listed(
        String subject,
        @Nullable String name,
        @Nullable String emailHash,
        @Nullable String email,
        @Nullable String sourcedid,
        @Nullable String username,
        boolean learns,
        boolean active) {

    /** Returns the name by which members are ordered and searched. */
    static String sortName(@Nullable String name, String subject) {
        String text = (name == null || name.isBlank() ? "Learner " + subject : name).toLowerCase(Locale.ROOT);
        return text.length() > 300 ? text.substring(0, 300) : text;
    }
}
