package org.waymark.journey.source;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activity;
import org.waymark.completion.rule.Rules;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.moodle.WebServiceFailure;
import org.waymark.poll.Poll;
import org.waymark.poll.PollSchedule;
import org.waymark.progress.Source;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/**
 * Asks the web services of a Moodle about courses whose activities' rules count them: every hour about learners who are
 * not known to have completed the course, every day about all, so that a completion that was taken back is noticed.
 */
final class PollCourse {
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration WHOLE_PAUSE = Duration.ofDays(1);
    private static final Duration SWEEP = Duration.ofSeconds(15);
    private static final Duration TURN = Duration.ofSeconds(5);
    /** Each look holds a thread for as long as a course has learners. */
    private static final int AT_ONCE = 2;

    private final Instance instance;
    private final Rules rules = new Rules();
    private final ResourceLinks links = new ResourceLinks();
    private final PollSchedule polls = new PollSchedule();
    private final AskCourse askCourse;
    private final WorkQueue.Kind look;
    /** Registrations that are asked at this moment: one course of a platform at a time. */
    private final Set<RegistrationId> asked = ConcurrentHashMap.newKeySet();

    PollCourse(Instance instance, AskCourse askCourse) {
        this.instance = instance;
        this.askCourse = askCourse;
        this.look = instance.work().kind("look-at-course", id -> attempt(CourseId.of(id)));
        instance.work().every("find-courses-to-look-at", SWEEP, this::findDue);
    }

    /** Lets all learners of a course be asked about now; the caller has checked that the platform may be asked. */
    void ask(Handle handle, CourseId context) {
        polls.markDue(handle, Poll.Kind.COURSE, context, instance.now());
        polls.markDue(handle, Poll.Kind.WHOLE_COURSE, context, instance.now());
        look.add(handle, context.toString());
    }

    private void findDue() {
        boolean found = instance.inTransaction(handle -> {
            Instant now = instance.now();
            Set<CourseId> waiting = new HashSet<>(polls.listWaiting(handle, Poll.Kind.COURSE, CourseId.class, now));
            waiting.retainAll(polls.listWaiting(handle, Poll.Kind.WHOLE_COURSE, CourseId.class, now));
            List<ResourceLinkId> counting = rules.listCounting(handle, Source.WEB_SERVICE).stream()
                    .map(Activity::resourceLink)
                    .toList();
            boolean any = false;
            for (CourseId context : links.listContexts(handle, counting)) {
                if (!waiting.contains(context)) {
                    look.addIfMissing(handle, context.toString(), now);
                    any = true;
                }
            }
            return any;
        });
        if (found) {
            instance.work().wake();
        }
    }

    private Optional<Instant> attempt(CourseId context) {
        Optional<AskCourse.Course> course = instance.inTransaction(handle -> askCourse.find(handle, context));
        if (course.isEmpty()) {
            return Optional.empty();
        }
        RegistrationId registration = course.get().registration().id();
        if (asked.size() >= AT_ONCE || !asked.add(registration)) {
            return Optional.of(instance.now().plus(TURN));
        }
        try {
            lookAt(context, course.get());
        } finally {
            asked.remove(registration);
        }
        return Optional.empty();
    }

    private void lookAt(CourseId context, AskCourse.Course course) {
        Instant begun = instance.now();
        boolean whole = instance.inTransaction(handle -> polls.find(handle, Poll.Kind.WHOLE_COURSE, context)
                .map(last -> !last.nextAt().isAfter(begun))
                .orElse(true));
        try {
            Message outcome = askCourse.ask(course, whole);
            instance.useTransaction(handle -> {
                polls.markGood(handle, Poll.Kind.COURSE, context, outcome, instance.now(), PAUSE);
                if (whole) {
                    polls.markGood(handle, Poll.Kind.WHOLE_COURSE, context, outcome, instance.now(), WHOLE_PAUSE);
                }
            });
        } catch (WebServiceFailure e) {
            instance.useTransaction(handle -> {
                for (Poll.Kind kind : List.of(Poll.Kind.COURSE, Poll.Kind.WHOLE_COURSE)) {
                    if (kind == Poll.Kind.COURSE || whole) {
                        polls.markFailed(handle, kind, context, e.sentence(), instance.now(), e.retryAfter());
                    }
                }
            });
        } catch (InterruptedException e) {
            // Waymark ends; the next start looks again, because nothing was written down.
            Thread.currentThread().interrupt();
        }
        instance.work().wake();
    }
}
