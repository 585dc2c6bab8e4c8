package org.waymark.audit;

import java.util.UUID;

/**
 * A subject is whom or what an act concerns.
 *
 * @param id identifies it among its kind; empty for all of them
 * @param label its name at that time; empty for a person, whose name is read when the entry is shown
 */
public record Subject(Kind kind, String id, String label) {

    /** A kind of subject. */
    public enum Kind {
        CITY,
        LEARNER,
        PLATFORM,
        STANDARD,
        OPPORTUNITY,
        RUN,
        ISSUER,
        ACHIEVEMENT,
        CLIENT,
        QUESTION,
        INSTALLATION
    }

    /** The installation as such. */
    public static final Subject INSTALLATION = new Subject(Kind.INSTALLATION, "", "");

    /** All cities. */
    public static final Subject CITIES = new Subject(Kind.CITY, "", "");

    /** Names a city. */
    public static Subject city(UUID id, String name) {
        return new Subject(Kind.CITY, id.toString(), name);
    }

    /** Names a learner. */
    public static Subject learner(UUID id) {
        return new Subject(Kind.LEARNER, id.toString(), "");
    }

    /** Names something that its id says enough of. */
    public static Subject of(Kind kind, String id) {
        return new Subject(kind, id, id);
    }
}
