package org.waymark.journey.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.attendance.ActivitySessions;
import org.waymark.attendance.Attendance;
import org.waymark.attendance.PlannedSession;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Report;
import org.waymark.completion.rule.RuleLocks;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.learning.RunSession;
import org.waymark.learning.SessionKind;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.work.Instance;

/**
 * An instructor adds, renames, moves and drops sessions of an activity, and says which of them attendance counts. What was
 * marked follows; a badge that was given stays, as with a changed rule.
 */
public final class ChangeSessions {
    /** The most sessions that an activity may have. */
    public static final int MOST = 60;

    /** @param number null for a new one */
    public record Change(@Nullable Integer number, LocalDate date, String label, SessionKind kind, boolean counts) {}

    /** The sessions of an activity, as its instructor sees them. */
    public record SessionsPage(
            Learner instructor,
            ResourceLink link,
            CatalogueEntry entry,
            List<PlannedSession> sessions,
            boolean locked) {}

    private final Instance instance;
    private final Learners learners = new Learners();
    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final ActivitySessions activitySessions = new ActivitySessions();
    private final Catalogue catalogue = new Catalogue();
    private final RuleLocks locks = new RuleLocks();
    private final Attendance attendance = new Attendance();
    private final RecordCompletion recordCompletion;

    ChangeSessions(Instance instance, RecordCompletion recordCompletion) {
        this.instance = instance;
        this.recordCompletion = recordCompletion;
    }

    /** Reads the sessions of an activity; empty while the link stands for no run. */
    public Optional<SessionsPage> view(ResourceLinkId resourceLink, LearnerId instructor) {
        return instance.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .flatMap(activity -> catalogue.findRun(handle, activity.run()))
                .map(entry -> new SessionsPage(
                        learners.find(handle, instructor).orElseThrow(),
                        links.find(handle, resourceLink).orElseThrow(),
                        entry,
                        activitySessions.list(handle, resourceLink, entry.run()),
                        isLocked(handle, entry.run().id()))));
    }

    /**
     * Sets the sessions to exactly these.
     *
     * @return false when one of them is named that is not there, the programme has locked what attendance asks, or the
     *     link stands for no run
     */
    public boolean change(Approver by, List<Change> changes) {
        ResourceLinkId resourceLink = by.resourceLink();
        Optional<Set<LearnerId>> marked = instance.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .filter(activity -> !isLocked(handle, activity.run()))
                .filter(activity -> put(handle, activity, changes))
                .map(activity -> attendance.list(handle, resourceLink).keySet()));
        marked.orElse(Set.of())
                .forEach(learner ->
                        instance.useTransaction(handle -> tellAgain(handle, resourceLink, by.person(), learner)));
        instance.work().wake();
        return marked.isPresent();
    }

    private boolean isLocked(Handle handle, RunId run) {
        return locks.find(handle, run)
                .filter(lock -> lock.parts().contains(Rule.Part.ATTENDANCE))
                .isPresent();
    }

    private boolean put(Handle handle, Activity activity, List<Change> changes) {
        CatalogueEntry entry = catalogue.findRun(handle, activity.run()).orElseThrow();
        ResourceLinkId link = activity.resourceLink();
        Set<Integer> known = activitySessions.list(handle, link, entry.run()).stream()
                .map(PlannedSession::number)
                .collect(Collectors.toSet());
        int next = activitySessions.nextNumber(handle, link, entry.run());
        List<PlannedSession> sessions = new ArrayList<>();
        for (Change change : changes) {
            Integer number = change.number();
            if (number != null && !known.remove(number)) {
                return false;
            }
            sessions.add(new PlannedSession(
                    number == null ? next++ : number,
                    RunSession.of(change.date(), change.label(), change.kind()),
                    change.counts()));
        }
        activitySessions.put(handle, link, sessions);
        return true;
    }

    private void tellAgain(Handle handle, ResourceLinkId resourceLink, LearnerId instructor, LearnerId learner) {
        Activity activity = activities.find(handle, resourceLink).orElseThrow();
        learners.lock(handle, learner);
        Instant now = instance.now();
        Report report = MarkAttendance.told(
                activity,
                learner,
                instructor,
                activitySessions.list(handle, resourceLink, catalogue.getRun(handle, activity.run())),
                attendance.find(handle, resourceLink, learner),
                now);
        recordCompletion.record(handle, report);
    }
}
