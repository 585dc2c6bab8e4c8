package org.waymark.lti.launch;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a role lets a person do here (LTI Core, A.2). */
public enum Role {
    LEARNER,
    /** Teaches this course. */
    INSTRUCTOR,
    /** Administers the platform or its institution. */
    ADMINISTRATOR,
    /** The platform's test user: never earns anything real (LTI Core, A.2.1). */
    TEST_USER,
    /** Any other role of the course: somebody who only looks on, such as a mentor. */
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
            case "Mentor", "Manager", "Member", "Officer" -> Optional.of(OTHER);
            default -> Optional.empty();
        };
    }

    /**
     * Whether somebody of these roles can complete what is learned here. A platform that tells no role, or none that is
     * known, leaves it open; somebody who is known as something else only looks on.
     */
    public static boolean learns(Set<Role> roles) {
        return roles.contains(LEARNER)
                ? !roles.contains(INSTRUCTOR)
                : Collections.disjoint(roles, EnumSet.of(INSTRUCTOR, ADMINISTRATOR, OTHER));
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
