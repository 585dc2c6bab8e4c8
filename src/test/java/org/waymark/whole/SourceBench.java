package org.waymark.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.rule.Rules;
import org.waymark.id.ResourceLinkId;
import org.waymark.id.RowId;
import org.waymark.poll.Poll;
import org.waymark.poll.PollSchedule;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.progress.GradeRule;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** An installation with a clock of its own and a look into its data, for tests of what is asked of an LMS. */
final class SourceBench implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    final MovableClock clock = new MovableClock();
    final Installation waymark;
    final Classroom room;
    final Database database;
    private final WebBrowser teacher = new WebBrowser();

    SourceBench(TestDatabase on, int learners) {
        waymark = Installation.on(on, clock);
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), learners);
        database = waymark.openDatabase();
    }

    /** A rule of one activity, that leaves the gradebook to the instructor when {@code NONE}. */
    static Rule rule(EnumSet<Source> sources, Rule.ScorePolicy policy) {
        return Rule.of(sources).withGrade(GradeRule.of(policy));
    }

    ResourceLinkId link(PlacedActivity activity) {
        return database.inTransaction(
                handle -> handle.createQuery("select id from resource_link where resource_link_id = :id")
                        .bind("id", activity.id())
                        .mapTo(ResourceLinkId.class)
                        .one());
    }

    void setRule(PlacedActivity activity, Rule rule) {
        ResourceLinkId link = link(activity);
        database.useTransaction(handle -> new Rules().put(handle, link, rule, null, clock.instant()));
    }

    /** The instructor asks for a look and waits until it is done. */
    WebBrowser.Page lookNow(PlacedActivity activity, Poll.Kind kind, RowId subject) {
        clock.move(Duration.ofMinutes(1));
        Instant asked = clock.instant();
        WebBrowser.Page page = room.teacherPage(teacher, activity);
        WebBrowser.Page shown = teacher.post(page.form("/look"));
        if (shown.status() != 200) {
            throw new AssertionError(shown.status() + shown.body());
        }
        waitForLook(kind, subject, asked);
        return room.teacherPage(teacher, activity);
    }

    Poll waitForLook(Poll.Kind kind, RowId subject, Instant since) {
        Wait.until(
                LIMIT,
                () -> findLook(kind, subject)
                        .map(Poll::lookedAt)
                        .filter(at -> !at.isBefore(since.minusMillis(1)))
                        .isPresent(),
                () -> "not looked at: " + findLook(kind, subject));
        return findLook(kind, subject).orElseThrow();
    }

    /** Lets the schedule, which comes round every few seconds, come round now, and waits for the look that it begins. */
    Poll waitForNextRound(Poll.Kind kind, RowId subject) {
        Instant since = clock.instant();
        database.useTransaction(handle -> handle.execute("update scheduled_tasks set execution_time = current_timestamp"
                + " where task_instance = 'recurring' and not picked and execution_time > current_timestamp"));
        return waitForLook(kind, subject, since);
    }

    Optional<Poll> findLook(Poll.Kind kind, RowId subject) {
        return database.inTransaction(handle -> new PollSchedule().find(handle, kind, subject));
    }

    /** What a source said last of that person, wherever. */
    Optional<Completion> fact(Source source, Person person) {
        return database.inTransaction(
                handle -> sourceId(handle, source, person).flatMap(id -> new Completions().find(handle, source, id)));
    }

    private static Optional<String> sourceId(Handle handle, Source source, Person person) {
        return handle.createQuery("""
                        select source_id from completion join learner on learner.id = completion.learner_id
                        where source = :source and subject = :subject order by told_at desc fetch first 1 row only
                        """)
                .bind("source", source.name())
                .bind("subject", person.id())
                .mapTo(String.class)
                .findOne();
    }

    /** A person, the learner here, takes back what a source said. */
    void takeBack(Source source, Person person) {
        Completion fact = fact(source, person).orElseThrow();
        clock.move(Duration.ofSeconds(1));
        database.useTransaction(handle -> new Completions()
                .add(handle, fact.report().withdrawn(clock.instant(), fact.learner(), "A mistake"), clock.instant()));
    }

    int reports(Source source) {
        return database.inTransaction(
                handle -> handle.createQuery("select count(*) from completion_report where source = :source")
                        .bind("source", source.name())
                        .mapTo(Integer.class)
                        .one());
    }

    /** Whether the learner's page shows a badge. */
    boolean hasBadge(Person person, PlacedActivity activity) {
        return room.launch(new WebBrowser(), person, activity).says("/credentials/");
    }

    /** How many badges were revoked. */
    int revoked() {
        return database.inTransaction(
                handle -> handle.createQuery("select count(*) from credential where revoked_at is not null")
                        .mapTo(Integer.class)
                        .one());
    }

    @Override
    public void close() {
        database.close();
        waymark.close();
    }
}
