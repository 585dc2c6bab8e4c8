package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.store.Database;

class LateTestUserIT {
    private static final Forgery TEST_USER = Forgery.withClaim(
            "https://purl.imsglobal.org/spec/lti/claim/roles",
            List.of(
                    "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner",
                    "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"));

    @Test
    void who_turns_out_to_be_a_test_user_counts_no_more_among_the_people_of_the_city() {
        try (Installation waymark = Installation.onH2();
                Database database = waymark.openDatabase()) {
            String code = waymark.app
                    .journeys
                    .admin
                    .manageCities
                    .addCode("City of Springfield")
                    .shown();
            Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
            PlacedActivity activity = room.withColumn("Late");
            for (int i = 0; i < 2; i++) {
                WebBrowser browser = new WebBrowser();
                WebBrowser.Page page = room.launch(browser, room.learner(i), activity);
                browser.post(page.form("/join").with("code", code));
                room.complete(room.learner(i), activity);
            }
            assertThat(counts(database)).isEqualTo("2 2");
            for (int i = 0; i < 2; i++) {
                room.launch(new WebBrowser(), room.learner(0), activity, TEST_USER);
                assertThat(counts(database)).isEqualTo("1 1");
            }
            room.launch(new WebBrowser(), room.learner(0), activity);
            assertThat(counts(database)).as("once a test user, always one").isEqualTo("1 1");
        }
    }

    private static String counts(Database database) {
        return database.inTransaction(handle -> handle.createQuery("select people, completions from city")
                .map((row, context) -> row.getInt("people") + " " + row.getInt("completions"))
                .one());
    }
}
