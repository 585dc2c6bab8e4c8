package org.waymark.practice.school;

import java.util.List;

/** A person with an account. The id is what a launch calls {@code sub}. */
public record Person(
        String id,
        String username,
        String givenName,
        String familyName,
        String email,
        String sourcedId,
        Station station) {

    /** The station of a person in every course of the practice LMS. */
    public enum Station {
        /** Runs the platform; is in no course. */
        ADMINISTRATOR("administrator"),
        INSTRUCTOR("instructor"),
        /** A non-editing teacher: as in Moodle an Instructor in a launch, a Learner in the list of members. */
        TUTOR("tutor"),
        LEARNER("learner"),
        /** A learner whose account is suspended: not listed as a member, but a score is still taken. */
        SUSPENDED("suspended learner"),
        /** The teacher's preview of a learner. */
        TEST_USER("test user");

        private final String word;

        Station(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public String name() {
        return givenName + " " + familyName;
    }

    /** True for those who have a row in the gradebook. */
    public boolean graded() {
        return station == Station.LEARNER || station == Station.SUSPENDED || station == Station.TEST_USER;
    }

    /** True for those who may add activities and see the gradebook. */
    public boolean teaches() {
        return station == Station.INSTRUCTOR || station == Station.ADMINISTRATOR;
    }

    /** The roles of a launch, as full URIs (LTI 1.3 core, appendix A). */
    public List<String> launchRoles() {
        return switch (station) {
            case ADMINISTRATOR ->
                List.of(
                        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator",
                        Lti.MEMBERSHIP_ROLE + "Instructor",
                        "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator");
            case INSTRUCTOR, TUTOR -> List.of(Lti.MEMBERSHIP_ROLE + "Instructor");
            case LEARNER, SUSPENDED -> List.of(Lti.MEMBERSHIP_ROLE + "Learner");
            case TEST_USER ->
                List.of(Lti.MEMBERSHIP_ROLE + "Learner", "http://purl.imsglobal.org/vocab/lti/system/person#TestUser");
        };
    }

    /** The role in the list of members: one short word. */
    public String memberRole() {
        return station == Station.INSTRUCTOR ? "Instructor" : "Learner";
    }
}
