package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.TestDatabase;

/** What is kept of a person, as that person reads it, through the whole product. */
class PrivacyIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_person_downloads_all_that_is_kept_of_them_and_nothing_of_anybody_else(TestDatabase kind) throws Exception {
        try (Installation waymark = kind == TestDatabase.H2 ? Installation.onH2() : Installation.onPostgres()) {
            Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
            PlacedActivity activity = room.withColumn("Data quality");
            String code = waymark.app
                    .journeys
                    .admin
                    .manageCities
                    .addCode("City of Springfield")
                    .shown();
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = room.launch(browser, room.learner(0), activity);
            String at = page.address().toString();
            browser.post(page.form("/join").with("code", code).with("share", "yes"));
            page = browser.post(browser.get(at).form("/complete").with("completed", "yes"));
            browser.post(page.form("/objection").with("words", "The <day> is wrong"));
            room.waitForGrade(activity, room.learner(0), Duration.ofSeconds(30));
            room.complete(room.learner(1), activity);
            WebBrowser teacher = new WebBrowser();
            WebBrowser.Page teaches = room.teacherPage(teacher, activity);
            teacher.post(teaches.form("/answer").with("words", "It is right"));

            WebBrowser.Page download = browser.get(at + "/privacy/data");
            assertThat(download.status()).isEqualTo(200);
            assertThat(download.header("content-type").orElse("")).startsWith("application/json");
            assertThat(download.header("cache-control")).contains("no-store");
            JsonNode data = new ObjectMapper().readTree(download.body());
            assertThat(data.at("/person/0/name").asText())
                    .isEqualTo(room.learner(0).name());
            assertThat(data.at("/city/0/city").asText()).isEqualTo("City of Springfield");
            assertThat(data.at("/consents/0/kind").asText()).isEqualTo("CITY_LEADS");
            assertThat(data.at("/completions/0/run").asText()).isEqualTo(Installation.RUN);
            assertThat(data.at("/completions/0/activity").asText()).isEqualTo("Data quality");
            assertThat(data.at("/objections/0/words").asText()).isEqualTo("The <day> is wrong");
            assertThat(data.at("/objections/0/answered_by").asText()).isEqualTo("somebody else");
            assertThat(data.at("/grades/0/state").asText()).isEqualTo("DELIVERED");
            for (String part : new String[] {
                "opened", "course_lists", "reports", "decisions", "results", "badges", "counted_for_city"
            }) {
                assertThat(data.get(part)).as(part).isNotEmpty();
            }
            assertThat(download.body())
                    .doesNotContain(room.learner(1).name(), room.learner(1).email(), room.teacher.name());

            assertThat(browser.get(at + "/privacy").body())
                    .contains(room.learner(0).name(), "City of Springfield", "program staff")
                    .doesNotContain(room.learner(1).name(), room.teacher.name());
            JsonNode teachers = new ObjectMapper()
                    .readTree(teacher.get(teaches.address() + "/privacy/data").body());
            assertThat(teachers.at("/objections_answered/0/answer").asText()).isEqualTo("It is right");
            assertThat(teachers.toString())
                    .doesNotContain(room.learner(0).name(), room.learner(0).email());
            assertThat(new WebBrowser().get(at + "/privacy/data").status()).isEqualTo(401);
        }
    }
}
