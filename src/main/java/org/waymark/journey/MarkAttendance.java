package org.waymark.journey;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Attendance;
import org.waymark.completion.Report;
import org.waymark.completion.Rules;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Session;
import org.waymark.lti.platform.ResourceLink;
import org.waymark.lti.platform.ResourceLinks;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.work.WorkQueue;

/** An instructor marks who was at the sessions of a Sprint or a series, and whose worksheet is in. */
public final class MarkAttendance {

    /** One learner and what is marked. */
    public record Row(Learner learner, Attendance.Marks marks) {}

    /** The page. */
    public record AttendancePage(
            Learner instructor, ResourceLink link, CatalogueEntry entry, Rule rule, List<Row> rows) {}

    private final Database database;
    private final Learners learners;
    private final ResourceLinks links;
    private final Activities activities;
    private final Catalogue catalogue;
    private final Rules rules;
    private final Attendance attendance;
    private final RecordCompletion recordCompletion;
    private final WorkQueue work;
    private final InstantSource clock;

    public MarkAttendance(
            Database database,
            Learners learners,
            ResourceLinks links,
            Activities activities,
            Catalogue catalogue,
            Rules rules,
            Attendance attendance,
            RecordCompletion recordCompletion,
            WorkQueue work,
            InstantSource clock) {
        this.database = database;
        this.learners = learners;
        this.links = links;
        this.activities = activities;
        this.catalogue = catalogue;
        this.rules = rules;
        this.attendance = attendance;
        this.recordCompletion = recordCompletion;
        this.work = work;
        this.clock = clock;
    }

    /** Empty while the link stands for no run. */
    public Optional<AttendancePage> view(UUID resourceLink, LearnerId instructor) {
        return database.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .flatMap(activity -> catalogue.findRun(handle, activity.run()))
                .map(entry -> new AttendancePage(
                        learners.find(handle, instructor).orElseThrow(),
                        links.find(handle, resourceLink).orElseThrow(),
                        entry,
                        rules.get(handle, entry.run().id(), resourceLink),
                        rows(handle, resourceLink))));
    }

    private List<Row> rows(Handle handle, UUID resourceLink) {
        Map<LearnerId, Attendance.Marks> marks = attendance.list(handle, resourceLink);
        return learners.list(handle, activities.listParticipants(handle, resourceLink)).stream()
                .map(learner -> new Row(learner, marks.getOrDefault(learner.id(), Attendance.Marks.NONE)))
                .toList();
    }

    /**
     * Sets what is marked of these learners; who is not named stays as they are, and who has never opened the activity
     * is passed over.
     *
     * @return how many learners something changed for
     */
    public int mark(UUID resourceLink, LearnerId instructor, Map<LearnerId, Attendance.Marks> marks) {
        int changed = 0;
        for (Map.Entry<LearnerId, Attendance.Marks> one : marks.entrySet()) {
            boolean news = database.inTransaction(
                    handle -> mark(handle, resourceLink, instructor, one.getKey(), one.getValue()));
            changed += news ? 1 : 0;
        }
        work.wake();
        return changed;
    }

    private boolean mark(
            Handle handle, UUID resourceLink, LearnerId instructor, LearnerId learner, Attendance.Marks marks) {
        Optional<Activity> activity = activities.find(handle, resourceLink);
        if (activity.isEmpty() || !activities.isParticipant(handle, resourceLink, learner)) {
            return false;
        }
        learners.markHeld(handle, learner);
        List<Session> planned = catalogue
                .findRun(handle, activity.get().run())
                .orElseThrow()
                .run()
                .sessions();
        int sessions = planned.size();
        boolean known = marks.sessions().stream().allMatch(session -> session >= 0 && session < sessions);
        if (!known || attendance.find(handle, resourceLink, learner).equals(marks)) {
            return false;
        }
        Instant now = clock.instant();
        attendance.put(handle, resourceLink, learner, marks, instructor, now);
        List<Instant> attended = attended(planned, marks, now);
        recordCompletion.record(
                handle,
                Report.ofPerson(Source.ATTENDANCE, activity.get(), learner, instructor, false, now)
                        .withAttendance(attended, marks.worksheet())
                        .completed(attended.isEmpty() ? now : attended.get(attended.size() - 1)));
        return true;
    }

    /** Attended is attended on the day of the session, whenever it is marked; ahead of that day, when it is marked. */
    private static List<Instant> attended(List<Session> planned, Attendance.Marks marks, Instant now) {
        return marks.sessions().stream()
                .map(planned::get)
                .map(session -> session.date().atStartOfDay(ZoneOffset.UTC).toInstant())
                .map(day -> day.isBefore(now) ? day : now)
                .sorted()
                .toList();
    }
}
