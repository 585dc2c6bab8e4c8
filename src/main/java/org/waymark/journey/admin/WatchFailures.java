package org.waymark.journey.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activity;
import org.waymark.completion.rule.Rules;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.id.RowId;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.passback.UndeliveredScore;
import org.waymark.passback.UndeliveredScores;
import org.waymark.poll.Poll;
import org.waymark.poll.PollSchedule;
import org.waymark.progress.Source;
import org.waymark.work.Instance;

/** Finds what does not work between Waymark and its platforms at present: polls that fail, and grades that wait. */
public final class WatchFailures {
    private static final Messages MESSAGES = Messages.of(WatchFailures.class);

    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final ResourceLinks links = new ResourceLinks();
    private final Rules rules = new Rules();
    private final PollSchedule polls = new PollSchedule();
    private final UndeliveredScores undelivered = new UndeliveredScores();

    WatchFailures(Instance instance) {
        this.instance = instance;
    }

    /**
     * Looks of one kind at one platform that fail.
     *
     * @param source what they look for: grades, or courses completed
     * @param since when the first look of the one that has failed longest was made
     * @param failures how often in a row that one has failed
     * @param last what came of it last
     */
    public record FailingPolls(
            Registration platform, Source source, int count, Instant since, int failures, Message last) {

        /** Says what fails, in one sentence. */
        public Message sentence() {
            return MESSAGES.message(
                    source == Source.GRADE ? "polls.grades" : "polls.courses",
                    "platform",
                    platform.name(),
                    "count",
                    count);
        }

        /** Says what to do about the failing polls. */
        public Message todo() {
            return MESSAGES.message(source == Source.GRADE ? "polls.grades.todo" : "polls.courses.todo");
        }
    }

    /**
     * Grades of one platform that were tried and not taken.
     *
     * @param last what came back for the one that has waited longest
     */
    public record StuckGrades(Registration platform, UndeliveredScores.Stuck stuck, Message last) {

        /** Returns when the oldest of these grades was queued. */
        public Instant since() {
            return stuck.since();
        }

        /** Tells whether any of them waits for somebody. */
        public boolean waits() {
            return stuck.waiting() > 0;
        }

        /** Says how many grades were not taken, in one sentence. */
        public Message sentence() {
            return MESSAGES.message("stuck", "platform", platform.name(), "count", stuck.waiting() + stuck.retrying());
        }

        /** Says what to do about these grades. */
        public Message todo() {
            return MESSAGES.message(
                    !waits() ? "stuck.retrying" : stuck.retrying() == 0 ? "stuck.waiting" : "stuck.both",
                    "waiting",
                    stuck.waiting(),
                    "retrying",
                    stuck.retrying());
        }
    }

    /** The failing polls and the grades that cannot be delivered. */
    public record Failures(List<FailingPolls> polls, List<StuckGrades> grades) {}

    /** Lists the failures of all active platforms. */
    public Failures list() {
        return instance.inTransaction(handle -> {
            Map<RegistrationId, Registration> active = registrations.list(handle).stream()
                    .filter(Registration::active)
                    .collect(Collectors.toMap(Registration::id, one -> one, (one, same) -> one, LinkedHashMap::new));
            List<FailingPolls> failing = new ArrayList<>(failing(handle, active, Source.GRADE, Poll.Kind.GRADES));
            failing.addAll(failing(handle, active, Source.WEB_SERVICE, Poll.Kind.COURSE));
            List<StuckGrades> stuck = new ArrayList<>();
            undelivered
                    .listStuck(handle)
                    .forEach((id, of) -> Optional.ofNullable(active.get(id))
                            .ifPresent(platform -> stuck.add(new StuckGrades(
                                    platform,
                                    of,
                                    undelivered.list(handle, id, 0, 1).stream()
                                            .findFirst()
                                            .map(UndeliveredScore::note)
                                            .orElse(Message.plain(""))))));
            return new Failures(failing, stuck);
        });
    }

    private List<FailingPolls> failing(
            Handle handle, Map<RegistrationId, Registration> active, Source source, Poll.Kind kind) {
        List<PollSchedule.Failing> all = polls.listFailing(handle, kind);
        if (all.isEmpty()) {
            return List.of();
        }
        // A look that failed last stays so when nothing asks for it any more.
        Set<ResourceLinkId> counting = rules.listCounting(handle, source).stream()
                .map(Activity::resourceLink)
                .collect(Collectors.toSet());
        Set<? extends RowId> subjects = kind == Poll.Kind.GRADES ? counting : links.listContexts(handle, counting);
        Set<UUID> wanted = subjects.stream().map(RowId::value).collect(Collectors.toSet());
        Map<RegistrationId, FailingPolls> found = new LinkedHashMap<>();
        for (PollSchedule.Failing one : all) {
            Poll look = one.look();
            RegistrationId id = one.registration();
            Registration platform = wanted.contains(look.subject()) ? active.get(id) : null;
            Instant since = look.failingSince();
            if (platform != null && since != null) {
                // The longest failing one comes first and speaks for the others.
                found.merge(
                        id,
                        new FailingPolls(platform, source, 1, since, look.failures(), look.outcome()),
                        (first, next) -> new FailingPolls(
                                first.platform(),
                                source,
                                first.count() + 1,
                                first.since(),
                                first.failures(),
                                first.last()));
            }
        }
        return List.copyOf(found.values());
    }
}
