package org.waymark.journey.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activities;
import org.waymark.completion.Rules;
import org.waymark.journey.award.Approver;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.poll.Look;
import org.waymark.poll.Looks;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.work.WorkQueue;

/** What an instructor sees of the sources that Waymark asks by itself, and the wish to have one asked now. */
public final class WatchSources {
    /** Pressed again and again, a button shall not become a burden to the LMS. */
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private final Database database;
    private final Activities activities = new Activities();
    private final Rules rules = new Rules();
    private final ResourceLinks links = new ResourceLinks();
    private final Looks looks = new Looks();
    private final LookAtGrades lookAtGrades;
    private final LookAtCourse lookAtCourse;
    private final WorkQueue work;
    private final InstantSource clock;

    public WatchSources(
            Database database,
            LookAtGrades lookAtGrades,
            LookAtCourse lookAtCourse,
            WorkQueue work,
            InstantSource clock) {
        this.database = database;
        this.lookAtGrades = lookAtGrades;
        this.lookAtCourse = lookAtCourse;
        this.work = work;
        this.clock = clock;
    }

    /**
     * A source that is asked.
     *
     * @param last empty before the first time
     * @param underWay whether it is about to be asked
     * @param now whether it may be asked now
     */
    public record Watched(Source source, Optional<Look> last, boolean underWay, boolean now) {}

    /** The sources of an activity that Waymark asks by itself, because its rule counts them. */
    public List<Watched> view(UUID resourceLink) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> {
            List<Watched> watched = new ArrayList<>();
            for (Source source : counted(handle, resourceLink)) {
                UUID subject = subject(handle, source, resourceLink);
                Optional<Look> last = subject == null ? Optional.empty() : looks.find(handle, kind(source), subject);
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
        UUID resourceLink = by.resourceLink();
        Instant now = clock.instant();
        boolean asked = database.inTransaction(handle -> {
            UUID subject =
                    counted(handle, resourceLink).contains(source) ? subject(handle, source, resourceLink) : null;
            if (subject == null
                    || looks.find(handle, kind(source), subject)
                            .filter(look -> !mayAsk(look, now))
                            .isPresent()) {
                return false;
            }
            if (source == Source.GRADE) {
                lookAtGrades.ask(handle, subject);
            } else {
                lookAtCourse.ask(handle, subject);
            }
            return true;
        });
        work.wake();
        return asked;
    }

    private static boolean mayAsk(Look look, Instant now) {
        Instant lookedAt = look.lookedAt();
        return !look.asksToWait(now)
                && (lookedAt == null || !lookedAt.plus(AGAIN).isAfter(now));
    }

    private List<Source> counted(Handle handle, UUID resourceLink) {
        Optional<Rule> rule =
                activities.find(handle, resourceLink).map(activity -> rules.get(handle, activity.run(), resourceLink));
        return rule.isEmpty()
                ? List.of()
                : List.of(Source.GRADE, Source.WEB_SERVICE).stream()
                        .filter(rule.get()::counts)
                        .toList();
    }

    private static Look.Kind kind(Source source) {
        return source == Source.GRADE ? Look.Kind.GRADES : Look.Kind.COURSE;
    }

    private @Nullable UUID subject(Handle handle, Source source, UUID resourceLink) {
        return source == Source.GRADE
                ? resourceLink
                : links.find(handle, resourceLink).map(ResourceLink::context).orElse(null);
    }
}
