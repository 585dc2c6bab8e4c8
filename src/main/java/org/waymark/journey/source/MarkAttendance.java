package org.waymark.journey.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.attendance.ActivitySessions;
import org.waymark.attendance.Attendance;
import org.waymark.attendance.Marks;
import org.waymark.attendance.PlannedSession;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Report;
import org.waymark.completion.rule.Rules;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.learning.SessionKind;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.Alphabet;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.roster.Members;
import org.waymark.roster.RosterFilter;
import org.waymark.roster.RosterPages;
import org.waymark.roster.RosterRow;
import org.waymark.work.Instance;

/** An instructor marks who was at the sessions of a Sprint or a series, and whose worksheet is in. */
public final class MarkAttendance {

    /** People on a page: with the sessions of a long series this stays well below the fields that a form may have. */
    public static final int PAGE = 25;

    /** A learner of the course, whether seen here yet or not, and what is marked. */
    public record Row(RosterRow member, Marks marks) {}

    /**
     * A page of the attendance list.
     *
     * @param sessions that can be attended
     * @param number from 0; the last one when there is none of the number asked for
     * @param people how many there are on all pages
     */
    public record AttendancePage(
            Learner instructor,
            ResourceLink link,
            CatalogueEntry entry,
            Rule rule,
            List<PlannedSession> sessions,
            int number,
            int people,
            List<Row> rows) {}

    /**
     * A change of one learner's marks by an instructor: what stood on the page as it was opened, and what it says now.
     * What somebody else marked meanwhile stays.
     */
    public record Change(Marks former, Marks now) {

        Marks of(Marks current) {
            Set<Integer> sessions = new TreeSet<>(current.sessions());
            former.sessions().stream()
                    .filter(session -> !now.sessions().contains(session))
                    .forEach(sessions::remove);
            now.sessions().stream()
                    .filter(session -> !former.sessions().contains(session))
                    .forEach(sessions::add);
            return new Marks(sessions, now.worksheet() == former.worksheet() ? current.worksheet() : now.worksheet());
        }
    }

    private final Instance instance;
    private final Learners learners = new Learners();
    private final Members members = new Members();
    private final RosterPages people = new RosterPages();
    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final ActivitySessions activitySessions = new ActivitySessions();
    private final Catalogue catalogue = new Catalogue();
    private final Rules rules = new Rules();
    private final Attendance attendance = new Attendance();
    private final RecordCompletion recordCompletion;

    MarkAttendance(Instance instance, RecordCompletion recordCompletion) {
        this.instance = instance;
        this.recordCompletion = recordCompletion;
    }

    /** Reads one page of attendance; empty while the link stands for no run. */
    public Optional<AttendancePage> view(
            ResourceLinkId resourceLink, LearnerId instructor, int wanted, Alphabet alphabet) {
        return instance.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .flatMap(activity -> catalogue.findRun(handle, activity.run()))
                .map(entry -> page(handle, resourceLink, entry, instructor, wanted, alphabet)));
    }

    private AttendancePage page(
            Handle handle,
            ResourceLinkId resourceLink,
            CatalogueEntry entry,
            LearnerId instructor,
            int wanted,
            Alphabet alphabet) {
        ResourceLink link = links.find(handle, resourceLink).orElseThrow();
        RosterPages.Place place = new RosterPages.Place(
                link.course(),
                link.registration(),
                link.id(),
                entry.run().id().value(),
                members.isShownTwice(handle, link.registration(), link.course()));
        List<String> all = people.listSubjects(handle, place, RosterFilter.ALL, "", alphabet);
        int number = Math.max(0, Math.min(wanted, (all.size() - 1) / PAGE));
        Map<LearnerId, Marks> marks = attendance.list(handle, resourceLink);
        return new AttendancePage(
                learners.find(handle, instructor).orElseThrow(),
                link,
                entry,
                rules.get(handle, entry.run().id(), resourceLink),
                attendable(handle, resourceLink, entry.run()),
                number,
                all.size(),
                people
                        .list(handle, place, all.subList(number * PAGE, Math.min(all.size(), (number + 1) * PAGE)))
                        .stream()
                        .map(member -> new Row(member, marks(marks, member.learner())))
                        .toList());
    }

    /** Nobody is at a message or a deadline, unless the instructor says that one counts. */
    private List<PlannedSession> attendable(Handle handle, ResourceLinkId resourceLink, Run run) {
        return activitySessions.list(handle, resourceLink, run).stream()
                .filter(one -> one.counts() || one.session().kind() == SessionKind.OPTIONAL)
                .toList();
    }

    private static Marks marks(Map<LearnerId, Marks> marks, @Nullable LearnerId learner) {
        return learner == null ? Marks.NONE : marks.getOrDefault(learner, Marks.NONE);
    }

    /**
     * Changes what is marked of people of the course, by their subjects; who does not learn there is passed over.
     *
     * @return how many people something changed for
     */
    public int mark(Approver by, Map<String, Change> changes) {
        ResourceLinkId resourceLink = by.resourceLink();
        Set<String> ofCourse = instance.inTransaction(handle -> links.find(handle, resourceLink)
                .map(link -> members.list(handle, link.course(), changes.keySet()).stream()
                        .map(Members.Member::subject)
                        .collect(Collectors.toSet()))
                .orElse(Set.of()));
        int changed = 0;
        for (Map.Entry<String, Change> one : changes.entrySet()) {
            if (ofCourse.contains(one.getKey())
                    && !one.getValue().former().equals(one.getValue().now())) {
                boolean news = instance.inTransaction(
                        handle -> mark(handle, resourceLink, by.person(), one.getKey(), one.getValue()));
                changed += news ? 1 : 0;
            }
        }
        instance.work().wake();
        return changed;
    }

    private boolean mark(
            Handle handle, ResourceLinkId resourceLink, LearnerId instructor, String subject, Change change) {
        Optional<Activity> activity = activities.find(handle, resourceLink);
        if (activity.isEmpty()) {
            return false;
        }
        Instant now = instance.now();
        RegistrationId registration =
                links.find(handle, resourceLink).orElseThrow().registration();
        Optional<Learner> somebody = instance.erased().addIfMissing(handle, registration, subject, null, now);
        if (somebody.isEmpty()) {
            return false;
        }
        LearnerId learner = somebody.get().id();
        learners.lock(handle, learner);
        List<PlannedSession> planned = attendable(
                handle, resourceLink, catalogue.getRun(handle, activity.get().run()));
        Marks before = attendance.find(handle, resourceLink, learner);
        Marks marks = change.of(before);
        Set<Integer> numbers = planned.stream().map(PlannedSession::number).collect(Collectors.toSet());
        boolean known = numbers.containsAll(change.now().sessions());
        if (!known || before.equals(marks)) {
            return false;
        }
        attendance.put(handle, resourceLink, learner, marks, instructor, now);
        recordCompletion.record(handle, told(activity.get(), learner, instructor, planned, marks, now));
        return true;
    }

    /** Turns a learner's marks into a report, by the sessions that count. */
    static Report told(
            Activity activity,
            LearnerId learner,
            LearnerId instructor,
            List<PlannedSession> planned,
            Marks marks,
            Instant now) {
        List<Instant> attended = attended(planned, marks, now);
        return Report.ofPerson(Source.ATTENDANCE, activity, learner, instructor, false, now)
                .withAttendance(attended, marks.worksheet())
                .completed(attended.isEmpty() ? now : attended.get(attended.size() - 1));
    }

    /** Attended is attended on the day of the session, whenever it is marked; ahead of that day, when it is marked. */
    private static List<Instant> attended(List<PlannedSession> planned, Marks marks, Instant now) {
        return planned.stream()
                .filter(one -> one.counts() && marks.sessions().contains(one.number()))
                .map(one -> one.session().day())
                .map(day -> day.isBefore(now) ? day : now)
                .sorted()
                .toList();
    }
}
