package org.waymark.demo;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.admin.ManageCities;
import org.waymark.journey.admin.RegisterPlatform;
import org.waymark.journey.enter.PickRuns;
import org.waymark.learning.RunId;
import org.waymark.lti.payload.DeepLinkingItem;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.Hint;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;

/** Fills a practice LMS for somebody who sees Waymark for the first time: registered, with courses that hold activities. */
public final class FilledPractice {
    public static final String CITY = "City of Springfield";

    private static final double MAXIMUM = 100;

    /** For each of the practice LMS's courses, in their order, as if their instructor had picked them. */
    private static final List<List<RunId>> RUNS = List.of(
            runs("data-management-quality-and-standards-2019-09-04", "conducting-a-data-inventory-2019-08-12"),
            runs("foundations-of-performance-analytics-2019-10-02"));

    private final RegisterPlatform registerPlatform;
    private final ManageCities cities;
    private final PickRuns pickRuns;
    private final PracticeLms practice;

    public FilledPractice(AdminJourneys admin, PickRuns pickRuns, PracticeLms practice) {
        this.registerPlatform = admin.registerPlatform;
        this.cities = admin.manageCities;
        this.pickRuns = pickRuns;
        this.practice = practice;
    }

    /**
     * Starts the practice LMS, with what it kept in a folder.
     *
     * @param port 0 takes any free one
     */
    public static PracticeLms start(Path folder, InstantSource clock, int port) {
        try {
            return PracticeLms.start(Options.inMemory(clock)
                    .port(port)
                    .stateFile(folder.resolve("practice.json").toAbsolutePath()));
        } catch (UncheckedIOException e) {
            // Without its cause, which would be taken for Waymark's own port.
            throw new IllegalStateException(e.getMessage() + "; is another demo running?");
        }
    }

    /**
     * Fills what is empty, and leaves alone what an earlier demo left.
     *
     * @return a new code of the city
     */
    public String fill() {
        if (practice.school().clients().isEmpty()) {
            register();
        }
        addActivities();
        String code = cities.addCode(CITY).shown();
        practice.school().markHint(new Hint("Code of the " + CITY, code));
        return code;
    }

    /** Registers the two with each other as an administrator's browser would. */
    private void register() {
        URI link = registerPlatform.makeLink(false, Duration.ofMinutes(5));
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
    private void addActivities() {
        List<SchoolCourse> courses = practice.school().courses();
        boolean begun = courses.stream()
                .anyMatch(course -> !practice.school().activities(course.id()).isEmpty());
        for (int i = 0; i < RUNS.size() && !begun; i++) {
            SchoolCourse course = courses.get(i);
            pickRuns.items(RUNS.get(i)).forEach(item -> add(course, item));
        }
    }

    private void add(SchoolCourse course, DeepLinkingItem item) {
        DeepLinkingItem.Column column = Objects.requireNonNull(item.column(), "a run has a column");
        practice.school()
                .addActivity(
                        new PlacedActivity(
                                practice.school().nextId(),
                                course.id(),
                                practice.client().deploymentId(),
                                item.title(),
                                item.text(),
                                item.url(),
                                item.custom()),
                        new GradebookColumn(
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
