package org.waymark.lti.launch;

import java.util.Optional;

/** What a role lets a person do here (LTI Core, A.2). Roles that Waymark has no use for are one. */
public enum Role {
    LEARNER,
    /** Teaches this course. */
    INSTRUCTOR,
    /** Administers the platform or its institution. */
    ADMINISTRATOR,
    /** The platform's test user: never earns anything real (LTI Core, A.2.1). */
    TEST_USER,
    /** Any other: somebody who only looks on, such as a mentor. */
    OTHER;

    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership";
    private static final String SYSTEM = "http://purl.imsglobal.org/vocab/lis/v2/system/person#";
    private static final String INSTITUTION = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";
    private static final String LTI_SYSTEM = "http://purl.imsglobal.org/vocab/lti/system/person#";

    /** Reads a full URI, a sub-role, or the short name of a context role; empty for every other text. */
    public static Optional<Role> read(String text) {
        if (text.equals(LTI_SYSTEM + "TestUser")) {
            return Optional.of(TEST_USER);
        }
        if (text.startsWith(SYSTEM) || text.startsWith(INSTITUTION)) {
            String name = text.substring(text.indexOf('#') + 1);
            boolean administers = name.equals("Administrator") || name.equals("SysAdmin") || name.equals("SysSupport");
            return administers ? Optional.of(ADMINISTRATOR) : Optional.empty();
        }
        return switch (contextRole(text)) {
            case "Learner" -> Optional.of(LEARNER);
            case "Instructor", "Administrator", "ContentDeveloper" -> Optional.of(INSTRUCTOR);
            default -> Optional.empty();
        };
    }

    private static String contextRole(String text) {
        if (text.startsWith(MEMBERSHIP + "#")) {
            return text.substring(MEMBERSHIP.length() + 1);
        }
        if (text.startsWith(MEMBERSHIP + "/")) {
            // A sub-role, such as membership/Instructor#TeachingAssistant: the principal role decides.
            String rest = text.substring(MEMBERSHIP.length() + 1);
            int hash = rest.indexOf('#');
            return hash < 0 ? "" : rest.substring(0, hash);
        }
        return text.contains(":") || text.contains("/") ? "" : text;
    }
}
