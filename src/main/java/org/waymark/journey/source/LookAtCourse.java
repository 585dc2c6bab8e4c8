package org.waymark.journey.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activity;
import org.waymark.completion.Rules;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.moodle.WebServiceFailure;
import org.waymark.poll.Look;
import org.waymark.poll.Looks;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.work.WorkQueue;

/**
 * Asks the web services of a Moodle about courses whose activities' rules count them: every hour about learners who are
 * not known to have completed the course, every day about all, so that a completion that was taken back is noticed.
 */
public final class LookAtCourse {
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration WHOLE_PAUSE = Duration.ofDays(1);
    private static final Duration SWEEP = Duration.ofSeconds(15);
    private static final Duration TURN = Duration.ofSeconds(5);
    /** Each look holds a thread for as long as a course has learners. */
    private static final int AT_ONCE = 2;

    private final Database database;
    private final Rules rules = new Rules();
    private final ResourceLinks links = new ResourceLinks();
    private final Looks looks = new Looks();
    private final AskCourse askCourse;
    private final WorkQueue work;
    private final WorkQueue.Kind look;
    private final InstantSource clock;
    /** Registrations that are asked at this moment: one course of a platform at a time. */
    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();

    public LookAtCourse(Database database, AskCourse askCourse, WorkQueue work, InstantSource clock) {
        this.database = database;
        this.askCourse = askCourse;
        this.work = work;
        this.clock = clock;
        this.look = work.kind("look-at-course", id -> attempt(UUID.fromString(id)));
        work.every("find-courses-to-look-at", SWEEP, this::findDue);
    }

    /** Lets all learners of a course be asked about now; the caller has checked that the platform may be asked. */
    void ask(Handle handle, UUID context) {
        looks.markDue(handle, Look.Kind.COURSE, context, clock.instant());
        looks.markDue(handle, Look.Kind.WHOLE_COURSE, context, clock.instant());
        look.add(handle, context.toString());
    }

    private void findDue() {
        boolean found = database.inTransaction(handle -> {
            Instant now = clock.instant();
            Set<UUID> waiting = new HashSet<>(looks.listWaiting(handle, Look.Kind.COURSE, now));
            waiting.retainAll(looks.listWaiting(handle, Look.Kind.WHOLE_COURSE, now));
            List<UUID> counting = rules.listCounting(handle, Source.WEB_SERVICE).stream()
                    .map(Activity::resourceLink)
                    .toList();
            boolean any = false;
            for (UUID context : links.listContexts(handle, counting)) {
                if (!waiting.contains(context)) {
                    look.addIfMissing(handle, context.toString(), now);
                    any = true;
                }
            }
            return any;
        });
        if (found) {
            work.wake();
        }
    }

    private Optional<Instant> attempt(UUID context) {
        Optional<AskCourse.Course> course = database.inTransaction(handle -> askCourse.find(handle, context));
        if (course.isEmpty()) {
            return Optional.empty();
        }
        UUID registration = course.get().registration().id().value();
        if (asked.size() >= AT_ONCE || !asked.add(registration)) {
            return Optional.of(clock.instant().plus(TURN));
        }
        try {
            lookAt(context, course.get());
        } finally {
            asked.remove(registration);
        }
        return Optional.empty();
    }

    private void lookAt(UUID context, AskCourse.Course course) {
        Instant begun = clock.instant();
        boolean whole = database.inTransaction(handle -> looks.find(handle, Look.Kind.WHOLE_COURSE, context)
                .map(last -> !last.nextAt().isAfter(begun))
                .orElse(true));
        try {
            String outcome = askCourse.ask(course, whole);
            database.useTransaction(handle -> {
                looks.markGood(handle, Look.Kind.COURSE, context, outcome, clock.instant(), PAUSE);
                if (whole) {
                    looks.markGood(handle, Look.Kind.WHOLE_COURSE, context, outcome, clock.instant(), WHOLE_PAUSE);
                }
            });
        } catch (WebServiceFailure e) {
            database.useTransaction(handle -> {
                for (Look.Kind kind : List.of(Look.Kind.COURSE, Look.Kind.WHOLE_COURSE)) {
                    if (kind == Look.Kind.COURSE || whole) {
                        looks.markFailed(handle, kind, context, e.sentence(), clock.instant(), e.retryAfter());
                    }
                }
            });
        } catch (InterruptedException e) {
            // Waymark ends; the next start looks again, because nothing was written down.
            Thread.currentThread().interrupt();
        }
        work.wake();
    }
}
