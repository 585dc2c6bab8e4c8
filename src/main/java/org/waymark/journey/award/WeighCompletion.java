package org.waymark.journey.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.attendance.ActivitySessions;
import org.waymark.attendance.PlannedSession;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Decisions;
import org.waymark.completion.RunAward;
import org.waymark.credential.Credential;
import org.waymark.credential.Credentials;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.people.Learner;
import org.waymark.progress.AwardFacts;
import org.waymark.progress.Evidence;
import org.waymark.progress.Judgement;
import org.waymark.progress.Rule;
import org.waymark.progress.RuleWords;
import org.waymark.progress.Verdict;

/** Puts together what is known of a learner and a run and weighs it by a rule. Writes nothing, so it serves a dry run. */
public final class WeighCompletion {
    private final Catalogue catalogue = new Catalogue();
    private final ActivitySessions activitySessions = new ActivitySessions();
    private final Completions completions = new Completions();
    private final Decisions decisions = new Decisions();
    private final Credentials credentials = new Credentials();

    /**
     * The judgement and verdict on a learner's facts.
     *
     * @param rule in words
     * @param judging what of the rule decides, with the number of sessions that it was judged by
     * @param badge the newest badge of the learner for the run, revoked or not
     * @param renewed when the run was completed once more after that badge was over
     */
    public record Weighed(
            Judgement judgement,
            Verdict verdict,
            Message rule,
            String judging,
            Optional<Credential> badge,
            Optional<Instant> renewed) {}

    /** @param resourceLink the activity; null for the rule of the run itself */
    public Weighed weigh(
            Handle handle, Learner learner, CatalogueEntry entry, @Nullable ResourceLinkId resourceLink, Rule rule) {
        return weigh(handle, learner, entry, resourceLink, rule, List.of());
    }

    /** Weighs again what was awarded, ignoring that the run's start was moved since. */
    Weighed weighAwarded(
            Handle handle, Learner learner, CatalogueEntry entry, @Nullable ResourceLinkId resourceLink, Rule rule) {
        return weigh(handle, learner, entry, resourceLink, rule, rule, List.of());
    }

    /** @param more facts as if they had been told */
    public Weighed weigh(
            Handle handle,
            Learner learner,
            CatalogueEntry entry,
            @Nullable ResourceLinkId resourceLink,
            Rule rule,
            List<Completion> more) {
        // Nothing completes a run before it starts, whatever tells it.
        return weigh(
                handle,
                learner,
                entry,
                resourceLink,
                rule,
                rule.opening(entry.run().opens()),
                more);
    }

    private Weighed weigh(
            Handle handle,
            Learner learner,
            CatalogueEntry entry,
            @Nullable ResourceLinkId resourceLink,
            Rule rule,
            Rule judging,
            List<Completion> more) {
        RunId run = entry.run().id();
        // What was told in another activity counts there; what was told of the run as such counts everywhere.
        List<Completion> facts = Stream.concat(completions.listOf(handle, learner.id(), run).stream(), more.stream())
                .filter(fact -> {
                    ResourceLinkId toldIn = fact.report().resourceLink();
                    return toldIn == null || toldIn.equals(resourceLink);
                })
                .toList();
        List<Evidence.Prerequisite> prerequisites =
                rule.prerequisites().isEmpty() ? List.of() : prerequisites(handle, learner, rule);
        int sessions = PlannedSession.count(activitySessions.list(handle, resourceLink, entry.run()));
        Evidence evidence = new Evidence(
                facts.stream().filter(Completion::stands).map(Completion::fact).toList(), prerequisites, sessions);
        Judgement judgement = Judgement.of(judging, evidence);
        Optional<Credential> badge =
                credentials.findCurrent(handle, learner.id().value(), run.value());
        Optional<Instant> renewed =
                badge.filter(held -> !held.revoked()).flatMap(held -> renewed(held, judging, evidence));
        boolean held = badge.isPresent() && !badge.get().revoked() && renewed.isEmpty();
        Verdict verdict = Verdict.on(
                new AwardFacts(
                        entry.title(),
                        learner.testUser(),
                        entry.run().criteria().size(),
                        learner.joinedCity().map(city -> city.name()).orElse(null),
                        held,
                        badge.isPresent() && badge.get().revoked(),
                        judgement.met() && !held ? renewed(handle, learner, entry) : null,
                        decisions.isMetElsewhere(handle, learner.id(), run, resourceLink),
                        facts.stream()
                                .filter(fact -> !fact.stands())
                                .reduce((one, other) -> one.report()
                                                .toldAt()
                                                .isAfter(other.report().toldAt())
                                        ? one
                                        : other)
                                .map(fact -> fact.report().reason())
                                .orElse(null)),
                judgement);
        return new Weighed(
                judgement,
                verdict,
                RuleWords.of(
                        rule,
                        prerequisites.stream().map(Evidence.Prerequisite::title).toList(),
                        sessions),
                rule.ofSessions(sessions).judging(),
                badge,
                renewed);
    }

    /** A badge whose time is over is given again for what was completed since, where that is enough by itself. */
    private static Optional<Instant> renewed(Credential held, Rule judging, Evidence evidence) {
        Instant until = held.facts().validUntil();
        if (until == null) {
            return Optional.empty();
        }
        Judgement since = Judgement.of(
                judging,
                new Evidence(
                        evidence.facts().stream()
                                .filter(fact -> !fact.at().isBefore(until))
                                .toList(),
                        evidence.prerequisites(),
                        evidence.sessions()));
        return since.met() ? Optional.ofNullable(since.since()) : Optional.empty();
    }

    /** Badges stay what they are, each of its run; a learner is told that the new one stands beside an older one. */
    private @Nullable LocalDate renewed(Handle handle, Learner learner, CatalogueEntry entry) {
        return credentials.listOfLearner(handle, learner.id().value()).stream()
                .filter(badge -> !badge.revoked())
                .flatMap(badge -> catalogue.findRun(handle, new RunId(badge.runId())).stream())
                .filter(other ->
                        other.opportunity().id().equals(entry.opportunity().id()))
                .map(known -> known.run().start())
                .filter(start -> start.isBefore(entry.run().start()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<Evidence.Prerequisite> prerequisites(Handle handle, Learner learner, Rule rule) {
        List<RunId> awarded = decisions.listAwards(handle, learner.id()).stream()
                .map(RunAward::run)
                .toList();
        return rule.prerequisites().stream()
                .map(RunId::new)
                .map(run -> new Evidence.Prerequisite(
                        catalogue
                                .findRun(handle, run)
                                .map(CatalogueEntry::title)
                                .orElse(run.value()),
                        awarded.contains(run)))
                .toList();
    }
}
