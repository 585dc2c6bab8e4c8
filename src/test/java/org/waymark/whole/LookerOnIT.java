package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.store.Database;
import org.waymark.store.Rows;

/** Somebody whom the platform knows as something else than a learner sees the activity and completes nothing. */
class LookerOnIT {
    private static final String ROLES = "https://purl.imsglobal.org/spec/lti/claim/roles";
    private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";

    private static Installation waymark;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"membership#Mentor", "institution/person#Administrator"})
    void who_only_looks_on_sees_the_page_and_completes_nothing(String role) {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
        PlacedActivity activity = room.withColumn("Looked at");
        WebBrowser learner = new WebBrowser();
        WebBrowser.Page form;
        try (Database database = waymark.openDatabase()) {
            int before = Rows.count(database, "member");
            form = room.launch(learner, room.learner(1), activity);
            // The launch lets the course's list be read, which names three; from then on nothing else adds a member.
            Wait.until(
                    Duration.ofSeconds(15),
                    () -> Rows.count(database, "member") == before + 3,
                    () -> "the list was not read");
            int participants = Rows.count(database, "participant");
            int told = Rows.count(database, "completion");
            int members = Rows.count(database, "member");
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = room.launch(
                    browser, room.learner(0), activity, Forgery.withClaim(ROLES, List.of(VOCABULARY + role)));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Data Management: Quality and Standards", "You are an observer in this course")
                    .doesNotContain("/complete\"");
            String csrf = page.form("/join").fields().get("_csrf");
            WebBrowser.Page refused = browser.postOnce(new WebBrowser.Form(
                    URI.create(page.address() + "/complete"), Map.of("_csrf", csrf, "completed", "yes")));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("Only a learner in this course can complete it");
            assertThat(Rows.count(database, "participant")).isEqualTo(participants);
            assertThat(Rows.count(database, "member")).isEqualTo(members);
            assertThat(Rows.count(database, "completion")).isEqualTo(told);
        }
        assertThat(learner.post(form.form("/complete").with("completed", "yes")).status())
                .isEqualTo(200);
    }
}
