package org.waymark.lti.launch;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A role by what it lets a person do here (LTI Core, A.2). */
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
    private static final String SUB_ROLE = MEMBERSHIP + "/";
    private static final String SYSTEM = "http://purl.imsglobal.org/vocab/lis/v2/system/person#";
    private static final String INSTITUTION = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";
    private static final String LTI_SYSTEM = "http://purl.imsglobal.org/vocab/lti/system/person#";

    /**
     * Reads the roles of one person in one course. A principal role decides: where the list names one, sub-roles say
     * nothing beside it, so that a learner who assists (Open edX's Community TA) stays one. What somebody is at the institution says nothing about a course, so it
     * counts only where the list names no role of the course at all (Open edX): it is then all that the platform says.
     */
    public static Set<Role> read(Collection<String> texts) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        boolean principal = texts.stream().anyMatch(Role::isPrincipal);
        texts.stream()
                .filter(text -> !(principal && text.startsWith(SUB_ROLE)))
                .forEach(text -> read(text).ifPresent(roles::add));
        if (texts.stream().noneMatch(Role::isOfCourse)) {
            texts.forEach(text -> atInstitution(text).ifPresent(roles::add));
        }
        return roles;
    }

    /** Reads a full URI, a sub-role, or the short name of a context role; empty for every other text. */
    private static Optional<Role> read(String text) {
        if (text.equals(LTI_SYSTEM + "TestUser")) {
            return Optional.of(TEST_USER);
        }
        if (text.startsWith(SYSTEM) || text.startsWith(INSTITUTION)) {
            String name = text.substring(text.indexOf('#') + 1);
            boolean administers = name.equals("Administrator") || name.equals("SysAdmin") || name.equals("SysSupport");
            return administers ? Optional.of(ADMINISTRATOR) : Optional.empty();
        }
        return ofCourse(contextRole(text));
    }

    private static Optional<Role> ofCourse(String name) {
        return switch (name) {
            case "Learner" -> Optional.of(LEARNER);
            case "Instructor", "Administrator", "ContentDeveloper" -> Optional.of(INSTRUCTOR);
            case "Mentor", "Manager", "Member", "Officer" -> Optional.of(OTHER);
            default -> Optional.empty();
        };
    }

    /** Tells whether a text is a role of the course, also one that has no meaning here. */
    private static boolean isOfCourse(String text) {
        return text.startsWith(MEMBERSHIP + "#")
                || text.startsWith(SUB_ROLE)
                || ofCourse(text).isPresent();
    }

    /** Tells whether a text is a role of the course that means something here, and no sub-role. */
    private static boolean isPrincipal(String text) {
        return !text.startsWith(SUB_ROLE) && ofCourse(contextRole(text)).isPresent();
    }

    /** A role at the institution (LTI Core, A.2.2) as the role of the course that it stands in for. */
    private static Optional<Role> atInstitution(String text) {
        return switch (text.startsWith(INSTITUTION) ? text.substring(INSTITUTION.length()) : "") {
            case "Student", "Learner" -> Optional.of(LEARNER);
            case "Instructor", "Faculty" -> Optional.of(INSTRUCTOR);
            case "Mentor", "Observer" -> Optional.of(OTHER);
            default -> Optional.empty();
        };
    }

    /**
     * Tells whether somebody of these roles can complete what is learned here. A platform that tells no role, or none
     * that is known, leaves it open; somebody who is known as something else only looks on.
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
        if (text.startsWith(SUB_ROLE)) {
            // A sub-role alone, such as membership/Instructor#TeachingAssistant: its principal role is in its name.
            String rest = text.substring(SUB_ROLE.length());
            int hash = rest.indexOf('#');
            return hash < 0 ? "" : rest.substring(0, hash);
        }
        return text.contains(":") || text.contains("/") ? "" : text;
    }
}
