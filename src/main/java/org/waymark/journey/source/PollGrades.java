package org.waymark.journey.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.rule.Rules;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.Catalogue;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.service.Results;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.passback.ScoreRows;
import org.waymark.people.LearnerId;
import org.waymark.poll.Poll;
import org.waymark.poll.PollSchedule;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/**
 * Looks at the results of our own column where an activity's rule counts a grade: every ten minutes, or when an
 * instructor asks. Nothing is asked of a platform for activities that count no grade.
 */
final class PollGrades {
    private static final Messages MESSAGES = Messages.of(PollGrades.class);

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofSeconds(10);
    /** Looks wait for slow platforms; grades on their way to others need the rest of the threads. */
    private static final int AT_ONCE = 3;

    private static final Duration TURN = Duration.ofSeconds(2);

    private final Instance instance;
    private final Activities activities = new Activities();
    private final Catalogue catalogue = new Catalogue();
    private final Rules rules = new Rules();
    private final ResourceLinks links = new ResourceLinks();
    private final Registrations registrations = new Registrations();
    private final ScoreRows scores = new ScoreRows();
    private final Results results;
    private final PollSchedule polls = new PollSchedule();
    private final TakeGrades takeGrades;
    private final WorkQueue.Kind look;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    PollGrades(Instance instance, Results results, TakeGrades takeGrades) {
        this.instance = instance;
        this.results = results;
        this.takeGrades = takeGrades;
        this.look = instance.work().kind("look-at-grades", id -> attempt(ResourceLinkId.of(id)));
        instance.work().every("find-grades-to-look-at", SWEEP, this::findDue);
    }

    /** Lets an activity be looked at now; the caller has checked that the platform may be asked. */
    void ask(Handle handle, ResourceLinkId resourceLink) {
        polls.markDue(handle, Poll.Kind.GRADES, resourceLink, instance.now());
        look.add(handle, resourceLink.toString());
    }

    private void findDue() {
        boolean found = instance.inTransaction(handle -> {
            Instant now = instance.now();
            Set<ResourceLinkId> waiting = polls.listWaiting(handle, Poll.Kind.GRADES, ResourceLinkId.class, now);
            boolean any = false;
            for (Activity activity : rules.listCounting(handle, Source.GRADE)) {
                if (!waiting.contains(activity.resourceLink())) {
                    look.addIfMissing(handle, activity.resourceLink().toString(), now);
                    any = true;
                }
            }
            return any;
        });
        if (found) {
            instance.work().wake();
        }
    }

    private Optional<Instant> attempt(ResourceLinkId resourceLink) {
        if (!turns.tryAcquire()) {
            return Optional.of(instance.now().plus(TURN));
        }
        try {
            return lookAt(resourceLink);
        } finally {
            turns.release();
        }
    }

    /** The parts that a poll needs, with what the column may have held of ours before the platform was asked. */
    private record Parts(
            Activity activity,
            Rule rule,
            ResourceLink link,
            Registration registration,
            Map<LearnerId, Set<Double>> ours) {}

    /** @return when to look again at once; empty when the look was made, or failed */
    private Optional<Instant> lookAt(ResourceLinkId resourceLink) {
        Optional<Parts> found = instance.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .map(activity -> {
                    ResourceLink link = links.find(handle, resourceLink).orElseThrow();
                    return new Parts(
                            activity,
                            rules.get(handle, activity.run(), resourceLink)
                                    .opening(catalogue
                                            .getRun(handle, activity.run())
                                            .opens()),
                            link,
                            registrations.find(handle, link.registration()).orElseThrow(),
                            scores.listShares(handle, resourceLink));
                })
                .filter(parts -> parts.rule().counts(Source.GRADE)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<Message> obstacle = obstacle(found.get());
        if (obstacle.isPresent()) {
            failed(resourceLink, obstacle.get(), null);
            return Optional.empty();
        }
        try {
            Message outcome = read(found.get());
            instance.useTransaction(
                    handle -> polls.markGood(handle, Poll.Kind.GRADES, resourceLink, outcome, instance.now(), PAUSE));
        } catch (ServiceFailure e) {
            if (e.kind() == ServiceFailure.Kind.LATER) {
                return Optional.of(instance.now().plus(e.retryAfter().orElse(TURN)));
            }
            failed(resourceLink, e.sentence(), e.retryAfter().orElse(null));
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Something in the platform's answer that no check foresaw.
            failed(resourceLink, MESSAGES.message("grades.not-understood"), null);
        }
        return Optional.empty();
    }

    private void failed(ResourceLinkId resourceLink, Message why, @Nullable Duration wanted) {
        instance.useTransaction(
                handle -> polls.markFailed(handle, Poll.Kind.GRADES, resourceLink, why, instance.now(), wanted));
    }

    /** Finds why the platform cannot even be asked. */
    private static Optional<Message> obstacle(Parts parts) {
        if (parts.registration().state() != Registration.State.ACTIVE) {
            return Optional.of(MESSAGES.message("grades.off"));
        }
        if (parts.link().column().isEmpty()) {
            return Optional.of(MESSAGES.message("grades.no-column"));
        }
        return parts.link().canSend(Scope.RESULT_READONLY)
                ? Optional.empty()
                : Optional.of(MESSAGES.message("grades.not-granted"));
    }

    private Message read(Parts parts) throws ServiceFailure {
        URI column = parts.link().column().orElseThrow();
        Results.Read found = results.read(parts.registration(), column);
        int news = takeGrades.take(
                parts.activity(),
                parts.rule(),
                parts.registration().id(),
                found,
                parts.ours(),
                user -> results.find(parts.registration(), column, user));
        instance.work().wake();
        return MESSAGES.message(
                "grades.read",
                "count",
                found.shares().size(),
                "news",
                news,
                "odd",
                found.unreadable().size());
    }
}
