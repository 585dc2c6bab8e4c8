package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.store.TestDatabase;

/** Every line of the log says from which launch it comes, up to the delivery of the grade. */
class OriginIT {
    private record Line(String message, Map<String, String> names) {}

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_grade_s_lines_name_the_request_and_the_launch_that_caused_it(TestDatabase database) {
        List<Line> lines = new CopyOnWriteArrayList<>();
        Logger logger = (Logger) LoggerFactory.getLogger("org.waymark");
        AppenderBase<ILoggingEvent> reader = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(new Line(event.getFormattedMessage(), Map.copyOf(event.getMDCPropertyMap())));
            }
        };
        reader.setContext(logger.getLoggerContext());
        reader.start();
        logger.addAppender(reader);
        try (Installation waymark = Installation.on(database, InstantSource.system())) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            // A first try fails, so the names are kept with what waits for the next one.
            waymark.lms.fault(Spot.SCORES, Fault.status(503));
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = waymark.launch(browser, waymark.learner(0), activity);
            browser.post(page.form("/complete").with("completed", "yes"));
            Wait.until(
                    Duration.ofSeconds(20),
                    () -> find(lines, "grade not delivered").isPresent(),
                    lines::toString);
            waymark.lms.clearFaults();
            Wait.until(
                    Duration.ofSeconds(20), () -> find(lines, "grade delivered").isPresent(), lines::toString);
            // Somebody else launches meanwhile and is not taken for the cause.
            waymark.launch(new WebBrowser(), waymark.learner(1), activity);

            Line launched = find(lines, "launch accepted").orElseThrow();
            String launch = launched.names().get("correlation");
            assertThat(launch).matches("[a-z2-9]{10}");
            assertThat(launched.names()).containsEntry("launch", launch);
            Line failed = find(lines, "grade not delivered").orElseThrow();
            Line delivered = find(lines, "grade delivered").orElseThrow();
            assertThat(failed.names()).containsEntry("launch", launch);
            assertThat(delivered.names()).isEqualTo(failed.names());
            assertThat(delivered.names().get("correlation"))
                    .as("the request that completed")
                    .matches("[a-z2-9]{10}")
                    .isNotEqualTo(launch);
        } finally {
            logger.detachAppender(reader);
        }
    }

    private static Optional<Line> find(List<Line> lines, String begin) {
        return lines.stream().filter(line -> line.message().startsWith(begin)).findFirst();
    }
}
