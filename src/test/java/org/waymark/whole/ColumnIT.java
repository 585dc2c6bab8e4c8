package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.Covers;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;

/** Many learners complete at once where no column exists: one is made, and every grade arrives once. */
class ColumnIT {
    private static final int LEARNERS = 20;

    @ParameterizedTest
    @EnumSource(MainFlowIT.On.class)
    @Covers("E2.68")
    void twenty_completions_at_once_make_one_column(MainFlowIT.On on) throws Exception {
        try (Installation waymark = on.start()) {
            waymark.lms.quirks().add(Quirk.SMALL_PAGES);
            Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), LEARNERS);
            PlacedActivity activity = room.withoutColumn("Together");
            CountDownLatch go = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(LEARNERS);
            try {
                List<Future<?>> done = new ArrayList<>();
                for (int i = 0; i < LEARNERS; i++) {
                    int number = i;
                    WebBrowser browser = new WebBrowser();
                    WebBrowser.Page page = room.launch(browser, room.learner(number), activity);
                    done.add(threads.submit(() -> {
                        go.await();
                        assertThat(browser.post(page.form("/complete").with("completed", "yes"))
                                        .status())
                                .isEqualTo(200);
                        return null;
                    }));
                }
                long began = System.nanoTime();
                go.countDown();
                for (Future<?> one : done) {
                    one.get();
                }
                for (int i = 0; i < LEARNERS; i++) {
                    room.waitForGrade(activity, room.learner(i), Duration.ofSeconds(60));
                    assertThat(room.taken(activity, room.learner(i))).isEqualTo(1);
                }
                System.err.printf(
                        "MEASURED %s 20 at once without a column: %d ms%n",
                        on, (System.nanoTime() - began) / 1_000_000);
            } finally {
                threads.shutdownNow();
            }
            assertThat(room.columns(activity)).hasSize(1);
            assertThat(room.columns(activity).get(0).tag()).isEqualTo("waymark-completion");
            assertThat(room.columns(activity).get(0).resourceId()).isNotBlank();
        }
    }
}
