package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.people.City;
import org.waymark.people.IssuedCode;
import org.waymark.people.LearnerId;
import org.waymark.practice.school.PlacedActivity;

/** A city counts each person's completion once, in whichever order and however close together things happen. */
class CountsIT {
    private static final int LEARNERS = 10;

    @ParameterizedTest
    @EnumSource(MainFlowIT.On.class)
    void joining_and_completing_in_the_same_moment_counts_every_completion_once(MainFlowIT.On on) throws Exception {
        try (Installation waymark = on.start()) {
            String code = waymark.app
                    .journeys
                    .admin
                    .manageCities
                    .addCode("Springfield")
                    .shown();
            waymark.app.journeys.admin.manageCities.addCode("Shelbyville");
            Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), LEARNERS);
            PlacedActivity activity = room.withColumn("Together");
            ExecutorService threads = Executors.newFixedThreadPool(LEARNERS * 3);
            try {
                CountDownLatch go = new CountDownLatch(1);
                List<Future<Integer>> done = new ArrayList<>();
                for (int i = 0; i < LEARNERS; i++) {
                    WebBrowser browser = new WebBrowser();
                    WebBrowser.Page page = room.launch(browser, room.learner(i), activity);
                    WebBrowser.Form join = page.form("/join").with("code", code);
                    WebBrowser.Form complete = page.form("/complete").with("completed", "yes");
                    for (WebBrowser.Form form : List.of(join, complete, complete)) {
                        done.add(threads.submit(() -> {
                            go.await();
                            return browser.postOnce(form).status();
                        }));
                    }
                }
                go.countDown();
                for (Future<Integer> one : done) {
                    assertThat(one.get()).isEqualTo(303);
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(city(waymark, "Springfield")).isEqualTo(List.of(LEARNERS, LEARNERS));

            WebBrowser teacher = new WebBrowser();
            LearnerId learner = new LearnerId(UUID.fromString(room.teacherPage(teacher, activity)
                    .form("/send-again")
                    .fields()
                    .get("learner")));
            assertThat(waymark.app.journeys.admin.manageCities.move(learner, "Shelbyville"))
                    .isTrue();
            assertThat(city(waymark, "Springfield")).isEqualTo(List.of(LEARNERS - 1, LEARNERS - 1));
            assertThat(city(waymark, "Shelbyville")).isEqualTo(List.of(1, 1));
        }
    }

    private static List<Integer> city(Installation waymark, String name) {
        City city = waymark.app.journeys.admin.manageCities.listCodes().stream()
                .map(IssuedCode::city)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return List.of(city.people(), city.completions());
    }
}
