package org.waymark.app;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.waymark.config.Config;
import org.waymark.learning.RunId;
import org.waymark.lti.payload.DeepLinkingItem;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.Activity;
import org.waymark.practice.school.Column;
import org.waymark.practice.school.Course;
import org.waymark.practice.school.Hint;

/** Waymark and a practice LMS, registered with each other, with courses that hold activities. */
record Demo(App app, PracticeLms practice, String code) implements AutoCloseable {
    static final String CITY = "City of Springfield";

    private static final double MAXIMUM = 100;

    /** For each of the practice LMS's courses, in their order, as if their instructor had picked them. */
    private static final List<List<RunId>> RUNS = List.of(
            runs("data-management-quality-and-standards-2019-09-04", "conducting-a-data-inventory-2019-08-12"),
            runs("foundations-of-performance-analytics-2019-10-02"));

    /** @param port the practice LMS's; 0 takes any free one */
    static Demo start(Config config, InstantSource clock, int port) {
        PracticeLms practice = practiceLms(config, clock, port);
        App app = null;
        try {
            app = App.start(config, clock);
            if (practice.school().clients().isEmpty()) {
                register(app, practice);
            }
            fill(app, practice);
            String code = app.tools().cities().addCode(CITY).shown();
            practice.school().markHint(new Hint("Code of the " + CITY, code));
            return new Demo(app, practice, code);
        } catch (RuntimeException e) {
            practice.close();
            if (app != null) {
                app.close();
            }
            throw e;
        }
    }

    private static PracticeLms practiceLms(Config config, InstantSource clock, int port) {
        try {
            return PracticeLms.start(Options.inMemory(clock)
                    .port(port)
                    .stateFile(config.dataDir().resolve("practice.json").toAbsolutePath()));
        } catch (UncheckedIOException e) {
            // Without its cause, which would be taken for Waymark's own port.
            throw new IllegalStateException(e.getMessage() + "; is another demo running?");
        }
    }

    @Override
    public void close() {
        practice.close();
        app.close();
    }

    /** Registers the two with each other as an administrator's browser would. */
    private static void register(App app, PracticeLms practice) {
        URI link = app.tools().registerPlatform().makeLink(false, Duration.ofMinutes(5));
        try (Outbound browser = new Outbound(NetworkPolicy.loopback())) {
            Answer answer = browser.send(Ask.get(URI.create(practice.registrationUrl(link.toString()))));
            if (!answer.ok()) {
                throw new IllegalStateException("the practice LMS could not be registered: " + answer.status());
            }
        } catch (NoAnswer e) {
            throw new IllegalStateException("the practice LMS could not be registered", e);
        }
    }

    /** Adds activities where no course has one yet. */
    private static void fill(App app, PracticeLms practice) {
        List<Course> courses = practice.school().courses();
        boolean begun = courses.stream()
                .anyMatch(course -> !practice.school().activities(course.id()).isEmpty());
        for (int i = 0; i < RUNS.size() && !begun; i++) {
            Course course = courses.get(i);
            app.items(RUNS.get(i)).forEach(item -> add(practice, course, item));
        }
    }

    private static void add(PracticeLms practice, Course course, DeepLinkingItem item) {
        DeepLinkingItem.Column column = Objects.requireNonNull(item.column(), "a run has a column");
        practice.school()
                .addActivity(
                        new Activity(
                                practice.school().nextId(),
                                course.id(),
                                practice.client().deploymentId(),
                                item.title(),
                                item.text(),
                                item.url(),
                                item.custom()),
                        new Column(
                                MAXIMUM,
                                column.resourceId(),
                                column.tag(),
                                column.review().url(),
                                column.review().custom()));
    }

    private static List<RunId> runs(String... ids) {
        return List.of(ids).stream().map(RunId::new).toList();
    }
}
