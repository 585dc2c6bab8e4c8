package org.waymark.journey.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activities;
import org.waymark.completion.rule.Rules;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;
import org.waymark.id.RowId;
import org.waymark.journey.award.Approver;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.poll.Poll;
import org.waymark.poll.PollSchedule;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.work.Instance;

/** Shows an instructor the sources that Waymark asks by itself, and has one asked now on request. */
public final class WatchSources {
    /** Pressed again and again, a button shall not become a burden to the LMS. */
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private final Instance instance;
    private final Activities activities = new Activities();
    private final Rules rules = new Rules();
    private final ResourceLinks links = new ResourceLinks();
    private final PollSchedule polls = new PollSchedule();
    private final PollGrades lookAtGrades;
    private final PollCourse lookAtCourse;

    WatchSources(Instance instance, PollGrades lookAtGrades, PollCourse lookAtCourse) {
        this.instance = instance;
        this.lookAtGrades = lookAtGrades;
        this.lookAtCourse = lookAtCourse;
    }

    /**
     * A source that is asked.
     *
     * @param last empty before the first time
     * @param underWay whether it is about to be asked
     * @param now whether it may be asked now
     */
    public record Watched(Source source, Optional<Poll> last, boolean underWay, boolean now) {}

    /** The sources of an activity that Waymark asks by itself, because its rule counts them. */
    public List<Watched> view(ResourceLinkId resourceLink) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            List<Watched> watched = new ArrayList<>();
            for (Source source : counted(handle, resourceLink)) {
                RowId subject = subject(handle, source, resourceLink);
                Optional<Poll> last = subject == null ? Optional.empty() : polls.find(handle, kind(source), subject);
                watched.add(new Watched(
                        source,
                        last,
                        last.filter(look -> !look.nextAt().isAfter(now)).isPresent(),
                        subject != null
                                && last.filter(look -> !mayAsk(look, now)).isEmpty()));
            }
            return watched;
        });
    }

    /** Asks now, unless the LMS wants to be left alone or was asked a moment ago; false when nothing was done. */
    public boolean lookNow(Approver by, Source source) {
        ResourceLinkId resourceLink = by.resourceLink();
        Instant now = instance.now();
        boolean asked = instance.inTransaction(handle -> {
            RowId subject =
                    counted(handle, resourceLink).contains(source) ? subject(handle, source, resourceLink) : null;
            if (subject == null
                    || polls.find(handle, kind(source), subject)
                            .filter(look -> !mayAsk(look, now))
                            .isPresent()) {
                return false;
            }
            if (subject instanceof CourseId course) {
                lookAtCourse.ask(handle, course);
            } else {
                lookAtGrades.ask(handle, resourceLink);
            }
            return true;
        });
        instance.work().wake();
        return asked;
    }

    private static boolean mayAsk(Poll look, Instant now) {
        Instant lookedAt = look.lookedAt();
        return !look.asksToWait(now)
                && (lookedAt == null || !lookedAt.plus(AGAIN).isAfter(now));
    }

    private List<Source> counted(Handle handle, ResourceLinkId resourceLink) {
        Optional<Rule> rule =
                activities.find(handle, resourceLink).map(activity -> rules.get(handle, activity.run(), resourceLink));
        return rule.isEmpty()
                ? List.of()
                : List.of(Source.GRADE, Source.WEB_SERVICE).stream()
                        .filter(rule.get()::counts)
                        .toList();
    }

    private static Poll.Kind kind(Source source) {
        return source == Source.GRADE ? Poll.Kind.GRADES : Poll.Kind.COURSE;
    }

    private @Nullable RowId subject(Handle handle, Source source, ResourceLinkId resourceLink) {
        return source == Source.GRADE
                ? resourceLink
                : links.find(handle, resourceLink).map(ResourceLink::context).orElse(null);
    }
}
