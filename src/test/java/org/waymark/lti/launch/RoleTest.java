package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
        assertThat(Role.read(List.of(text))).containsExactly(role);
    }

    /** Look-alikes say nothing at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Staff",
                "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor",
                "http://elsewhere.example/membership#Instructor",
                "urn:lti:role:ims/lis/Instructor",
                "instructor",
                "Instructor ",
                "http://purl.imsglobal.org/vocab/lis/v2/membership#InstructorX"
            })
    void a_text_that_is_no_role_here_is_left_out(String text) {
        assertThat(Role.read(List.of(text))).isEmpty();
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

    /** Open edX told only what people are at the institution. */
    @Test
    void roles_at_the_institution_count_where_none_of_the_course_is_told() throws IOException {
        JsonNode lists;
        try (InputStream in = RoleTest.class.getResourceAsStream("/cases/l01-edx-roles.json")) {
            lists = new ObjectMapper().readTree(in);
        }
        assertThat(read(lists.path("student"))).containsExactly(Role.LEARNER);
        assertThat(read(lists.path("instructor"))).contains(Role.INSTRUCTOR);
        assertThat(Role.learns(read(lists.path("instructor")))).isFalse();
        assertThat(read(lists.path("staff"))).contains(Role.INSTRUCTOR, Role.ADMINISTRATOR);
        assertThat(Role.learns(read(lists.path("staff")))).isFalse();
    }

    /** Canvas tells both kinds, and a learner of this course may teach elsewhere. */
    @Test
    void beside_a_role_of_the_course_what_somebody_is_elsewhere_says_nothing() {
        String elsewhere = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor";
        assertThat(Role.read(List.of(elsewhere, "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner")))
                .containsExactly(Role.LEARNER);
        assertThat(Role.read(List.of(elsewhere, "Mentor"))).containsExactly(Role.OTHER);
        assertThat(Role.read(List.of(elsewhere, "http://purl.imsglobal.org/vocab/lis/v2/membership#Unknown")))
                .isEmpty();
    }

    /** A sub-role gives nothing that the principal role does not; alone it stands for its own. */
    @Test
    void a_principal_role_decides_and_a_sub_role_beside_it_says_nothing() {
        String membership = "http://purl.imsglobal.org/vocab/lis/v2/membership";
        String assists = membership + "/Instructor#TeachingAssistant";
        Set<Role> community = Role.read(List.of(membership + "#Learner", assists));
        assertThat(community).containsExactly(Role.LEARNER);
        assertThat(Role.learns(community)).isTrue();
        assertThat(Role.read(List.of(membership + "#Mentor", membership + "/Learner#GuestLearner")))
                .containsExactly(Role.OTHER);
        assertThat(Role.read(List.of(membership + "#Instructor", assists))).containsExactly(Role.INSTRUCTOR);
        assertThat(Role.read(List.of("Learner", assists))).containsExactly(Role.LEARNER);
    }

    private static Set<Role> read(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(role -> texts.add(role.asText()));
        return Role.read(texts);
    }
}
