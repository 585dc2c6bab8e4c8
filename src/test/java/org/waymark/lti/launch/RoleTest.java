package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {
    @ParameterizedTest
    @CsvSource({
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner, LEARNER",
        "Learner, LEARNER",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor, INSTRUCTOR",
        "Instructor, INSTRUCTOR",
        "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant, INSTRUCTOR",
        "http://purl.imsglobal.org/vocab/lis/v2/membership/Learner#GuestLearner, LEARNER",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#ContentDeveloper, INSTRUCTOR",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Administrator, INSTRUCTOR",
        "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator, ADMINISTRATOR",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator, ADMINISTRATOR",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor, OTHER",
        "http://purl.imsglobal.org/vocab/lis/v2/membership/Mentor#Auditor, OTHER",
        "Mentor, OTHER",
        "http://purl.imsglobal.org/vocab/lti/system/person#TestUser, TEST_USER"
    })
    void a_role_is_read(String text, Role role) {
        assertThat(Role.read(text)).contains(role);
    }

    /** A person's standing at the institution says nothing about this course, and look-alikes say nothing at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor",
                "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Learner",
                "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor",
                "http://elsewhere.example/membership#Instructor",
                "urn:lti:role:ims/lis/Instructor",
                "instructor",
                "Instructor ",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#InstructorX"
            })
    void a_text_that_is_no_role_here_is_left_out(String text) {
        assertThat(Role.read(text)).isEmpty();
    }

    @Test
    void who_is_known_as_something_else_than_a_learner_does_not_complete() {
        assertThat(Role.learns(EnumSet.noneOf(Role.class))).isTrue();
        assertThat(Role.learns(EnumSet.of(Role.LEARNER, Role.OTHER, Role.ADMINISTRATOR)))
                .isTrue();
        assertThat(Role.learns(EnumSet.of(Role.TEST_USER))).isTrue();
        assertThat(Role.learns(EnumSet.of(Role.OTHER))).isFalse();
        assertThat(Role.learns(EnumSet.of(Role.ADMINISTRATOR))).isFalse();
        assertThat(Role.learns(EnumSet.of(Role.LEARNER, Role.INSTRUCTOR))).isFalse();
    }
}
