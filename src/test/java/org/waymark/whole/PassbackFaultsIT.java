package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.waymark.Covers;
import org.waymark.id.RegistrationId;
import org.waymark.lti.payload.Json;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Message;
import org.waymark.practice.wire.Spot;

/** An LMS fails in every way it can, hour after hour, while another one works. */
class PassbackFaultsIT {
    private static final int PEOPLE = 12;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration MOMENTS = Duration.ofSeconds(4);

    private final MovableClock clock = new MovableClock();

    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("dropped", Fault.drop());
        faults.put("answer lost", Fault.lostAnswer());
        faults.put("500", Fault.status(500));
        faults.put("503 for an hour", Fault.unavailable(Duration.ofHours(1)));
        faults.put("429 for ten minutes", Fault.tooMany(Duration.ofMinutes(10)));
        faults.put("a page", Fault.html());
        faults.put("token refused", Fault.status(401));
        faults.put("forbidden", Fault.status(403));
        faults.put("column gone", Fault.status(404));
        faults.put("something newer", Fault.status(409));
        faults.put("slow", Fault.slow(Duration.ofSeconds(1)));
        return faults;
    }

    @Test
    void each_grade_is_delivered_once_in_order_and_no_other_platform_waits() {
        try (Installation waymark = Installation.onH2(Installation.newFolder(), clock);
                PracticeLms healthy = PracticeLms.start(Options.inMemory(clock))) {
            RegistrationId broken = waymark.platform();
            RegistrationId other = register(waymark, healthy, broken);
            Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), PEOPLE);
            Classroom others = new Classroom(healthy, waymark.app.baseUrl(), PEOPLE);
            PlacedActivity activity = room.withColumn("Broken");
            PlacedActivity quick = others.withColumn("Healthy");
            try (GradeLoad load = new GradeLoad(waymark, room, broken, activity, PEOPLE);
                    GradeLoad healthyLoad = new GradeLoad(waymark, others, other, quick, PEOPLE)) {
                History history = new History();
                int given = 0;
                for (Map.Entry<String, Fault> fault : faults().entrySet()) {
                    given += 5;
                    int now = given;
                    waymark.lms.clearMessages();
                    waymark.lms.fault(Spot.SCORES, fault.getValue());
                    load.give(person -> now);
                    healthyLoad.give(person -> now);
                    Wait.until(
                            MOMENTS,
                            () -> healthyLoad.held().values().stream()
                                            .filter(held -> Math.rint(held) == now)
                                            .count()
                                    == PEOPLE,
                            () -> "others wait during " + fault.getKey() + ": " + healthyLoad.held());
                    goOn(waymark.lms, fault.getKey());
                    waymark.lms.clearFaults();
                    // Longer than a platform was asked to be left alone, and than any pause between two tries; and
                    // again, because a call that was under way then begins to wait only now.
                    clock.move(Duration.ofMinutes(61));
                    if (!hasEnded(load)) {
                        clock.move(Duration.ofMinutes(61));
                    }
                    Wait.until(SOON, () -> load.count("state = 'QUEUED'") == 0, () -> fault.getKey() + " does not end");
                    history.read(waymark.lms);
                }
                int last = given + 1;
                load.give(person -> last);
                Wait.until(
                        SOON,
                        () -> load.count("state = 'DELIVERED' and given = " + last) == PEOPLE,
                        () -> room.calls(activity));
                history.read(waymark.lms);
                assertThat(load.held())
                        .hasSize(PEOPLE)
                        .allSatisfy((id, score) -> assertThat((double) score).isEqualTo(last, within(0.01)));
                assertThat(load.count("state in ('QUEUED', 'WAITING')")).isZero();
                assertThat(history.last).hasSize(PEOPLE);
            }
        }
    }

    @Test
    void what_can_never_succeed_says_so_and_one_click_sends_all_of_it() {
        try (Installation waymark = Installation.onH2(Installation.newFolder(), clock)) {
            Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), PEOPLE);
            PlacedActivity activity = room.withColumn("Refused");
            try (GradeLoad load = new GradeLoad(waymark, room, waymark.platform(), activity, PEOPLE)) {
                waymark.lms.fault(Spot.SCORES, Fault.status(403));
                load.give(person -> 70);
                waitWhileTimeGoesBy(() -> load.count("state = 'WAITING'") == PEOPLE);
                assertThat(load.tries()).as("four times again").isEqualTo(PEOPLE * 5);
                WebBrowser admin = new WebBrowser();
                String grades = AdminIT.enter(waymark, admin).address() + "/grades?platform=" + waymark.platform();
                WebBrowser.Page page = admin.get(grades);
                assertThat(page.body()).contains("did not accept the grade");
                waymark.lms.clearFaults();
                admin.post(page.form("/grades/all-again"));
                Wait.until(SOON, () -> load.count("state = 'DELIVERED'") == PEOPLE, () -> room.calls(activity));

                // A platform that asked to be left alone for a day: a person who knows better is obeyed.
                waymark.lms.fault(Spot.SCORES, Fault.unavailable(Duration.ofDays(1)));
                load.give(person -> 80);
                Wait.until(SOON, () -> load.count("state = 'QUEUED' and attempts > 0") > 0, () -> "none was tried");
                Wait.pause(Duration.ofSeconds(1));
                waymark.lms.clearFaults();
                clock.move(Duration.ofHours(2));
                Wait.pause(Duration.ofSeconds(1));
                assertThat(load.count("state = 'QUEUED'")).as("left alone").isEqualTo(PEOPLE);
                admin.post(admin.get(grades).form("/grades/all-again"));
                Wait.until(SOON, () -> load.count("state = 'QUEUED'") == 0, () -> room.calls(activity));
                assertThat(load.held())
                        .allSatisfy((id, score) -> assertThat((double) score).isEqualTo(80, within(0.01)));
            }
        }
    }

    @Test
    @Covers("E2.71")
    void an_answer_that_looks_final_is_tried_for_a_minute_then_waits_and_send_again_sends_it() {
        try (Installation waymark = Installation.onH2(Installation.newFolder(), clock)) {
            Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
            PlacedActivity activity = room.withColumn("Final");
            waymark.lms.fault(Spot.SCORES, Fault.status(403));
            room.complete(room.learner(0), activity);
            WebBrowser teacher = new WebBrowser();
            waitWhileTimeGoesBy(() -> room.teacherPage(teacher, activity).says("Waiting for you or the next change"));
            assertThat(room.scorePosts(activity, room.learner(0))).hasSize(5);
            WebBrowser.Page page = room.teacherPage(teacher, activity);
            // C.3: a teacher reads a sentence, without the number of an answer.
            assertThat(page.body())
                    .doesNotContain("status 403")
                    .contains(
                            "The learning platform did not accept the grade. Most learning platforms refuse a grade",
                            "5 attempts");

            // A second press while the LMS still refuses gives the whole first minute again, not one try.
            page = teacher.post(page.form("/send-again"));
            assertThat(page.status()).isEqualTo(200);
            waitWhileTimeGoesBy(() -> room.scorePosts(activity, room.learner(0)).size() >= 7);

            waymark.lms.clearFaults();
            page = room.teacherPage(teacher, activity);
            teacher.post(page.form("/send-again"));
            room.waitForGrade(activity, room.learner(0), Duration.ofSeconds(5));
        }
    }

    private void waitWhileTimeGoesBy(BooleanSupplier reached) {
        Wait.until(
                SOON,
                () -> {
                    clock.move(Duration.ofSeconds(30));
                    return reached.getAsBoolean();
                },
                () -> "not reached");
    }

    private static RegistrationId register(Installation waymark, PracticeLms lms, RegistrationId first) {
        String link = waymark.app
                .journeys
                .admin
                .registerPlatform
                .makeLink(false, Duration.ofMinutes(5))
                .toString();
        assertThat(new WebBrowser().get(lms.registrationUrl(link)).status()).isEqualTo(200);
        return waymark.app.journeys.admin.managePlatforms.list().stream()
                .map(platform -> platform.registration().id())
                .filter(id -> !id.equals(first))
                .findFirst()
                .orElseThrow();
    }

    private static boolean hasEnded(GradeLoad load) {
        for (int look = 0; look < 40 && load.count("state = 'QUEUED'") > 0; look++) {
            Wait.pause(Duration.ofMillis(50));
        }
        return load.count("state = 'QUEUED'") == 0;
    }

    /** Lets time go by, in which what failed is tried again and fails again. */
    private void goOn(PracticeLms lms, String fault) {
        Predicate<Message> met = message -> !message.fault().isEmpty();
        Wait.until(SOON, () -> lms.messages().stream().anyMatch(met), () -> fault + " was not met");
        clock.move(Duration.ofMinutes(50));
        Wait.pause(Duration.ofMillis(600));
    }

    /** The times of the scores that a gradebook took: each once, and none before an earlier one. */
    private static final class History {
        private final Map<String, Instant> last = new HashMap<>();

        void read(PracticeLms lms) {
            for (Message message : lms.messages()) {
                boolean carriedOut = message.status() == 200 || message.fault().startsWith("carried out");
                if (message.target().contains("/scores") && carriedOut && message.passed() && !isPage(message)) {
                    JsonNode score = Json.read(message.requestBody()).orElseThrow();
                    Instant time = Instant.parse(score.path("timestamp").asText());
                    Instant before = last.put(score.path("userId").asText(), time);
                    assertThat(before == null || before.isBefore(time))
                            .as("%s after %s: %s", time, before, message)
                            .isTrue();
                }
            }
            lms.clearMessages();
        }

        private static boolean isPage(Message message) {
            return message.fault().startsWith("an HTML page");
        }
    }
}
