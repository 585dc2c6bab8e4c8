package org.waymark.journey.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.completion.RunAward;
import org.waymark.credential.Credential;
import org.waymark.credential.Credentials;
import org.waymark.credential.achievement.AchievementId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.standing.FindWay;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.work.Instance;

/**
 * Reads what one learner has learned, in all courses of the platform: runs, badges, criteria. Nobody else's is shown.
 */
public final class ViewProgress {

    /**
     * The page; {@code facts} is empty without a city.
     *
     * @param more the newest badge of each practice area and set, the newest first
     * @param ahead what would bring the learner's city nearer to its next level; empty without one
     * @param at when all this is so
     */
    public record ProgressPage(
            Learner learner,
            ResourceLink link,
            List<Done> done,
            List<Credential> more,
            List<Supported> supported,
            Optional<FindWay.Found> ahead,
            Naming naming,
            Instant at) {}

    /**
     * A run of which something was told.
     *
     * @param met whether the learner has what it takes
     * @param at when it was completed, or when the first was told of it
     * @param decision the last one on what was told first
     */
    public record Done(
            CatalogueEntry entry,
            boolean met,
            Instant at,
            Optional<Decision> decision,
            Optional<Credential> credential) {}

    /**
     * A criterion that the learner's badges support.
     *
     * @param by titles of the runs that do
     * @param facts how it stands in the learner's city; empty without one
     */
    public record Supported(Criterion criterion, List<String> by, Optional<CriterionFacts> facts) {}

    private final Instance instance;
    private final Learners learners = new Learners();
    private final ResourceLinks links = new ResourceLinks();
    private final Catalogue catalogue = new Catalogue();
    private final Completions completions = new Completions();
    private final Decisions decisions = new Decisions();
    private final Credentials credentials = new Credentials();
    private final ViewStanding viewStanding;
    private final FindWay findWay;

    ViewProgress(Instance instance, ViewStanding viewStanding) {
        this.instance = instance;
        this.viewStanding = viewStanding;
        this.findWay = new FindWay(instance);
    }

    public ProgressPage view(LearnerId learner, ResourceLinkId resourceLink) {
        return instance.inTransaction(handle -> {
            Learner known = learners.find(handle, learner).orElseThrow();
            List<Done> done = done(handle, known);
            return new ProgressPage(
                    known,
                    links.find(handle, resourceLink).orElseThrow(),
                    done,
                    more(handle, known),
                    supported(handle, known, done),
                    known.joinedCity()
                            .map(city -> findWay.read(handle, viewStanding.read(handle, city, viewStanding.today()))),
                    Naming.read(handle, instance),
                    instance.now());
        });
    }

    private List<Done> done(Handle handle, Learner learner) {
        Map<RunId, Completion> first = new LinkedHashMap<>();
        completions.listOf(handle, learner.id()).stream()
                .filter(Completion::stands)
                .forEach(one -> first.putIfAbsent(one.report().run(), one));
        Map<RunId, Instant> met = decisions.listAwards(handle, learner.id()).stream()
                .collect(Collectors.toMap(RunAward::run, RunAward::completedAt));
        return first.entrySet().stream()
                .map(one -> new Done(
                        catalogue.findRun(handle, one.getKey()).orElseThrow(),
                        met.containsKey(one.getKey()),
                        met.getOrDefault(one.getKey(), one.getValue().completedAt()),
                        decisions.findLast(
                                handle,
                                learner.id(),
                                one.getKey(),
                                one.getValue().report().resourceLink()),
                        credentials.findCurrent(
                                handle, learner.id().value(), one.getKey().value())))
                .toList();
    }

    private List<Credential> more(Handle handle, Learner learner) {
        Map<String, Credential> newest = new LinkedHashMap<>();
        credentials.listOfLearner(handle, learner.id().value()).stream()
                .filter(badge ->
                        !badge.erased() && AchievementId.find(badge.runId()).isPresent())
                .forEach(badge -> newest.merge(
                        badge.runId(), badge, (one, other) -> one.edition() > other.edition() ? one : other));
        return List.copyOf(newest.values());
    }

    private List<Supported> supported(Handle handle, Learner learner, List<Done> done) {
        Map<StandardId, Map<CriterionCode, List<String>>> titles = new LinkedHashMap<>();
        for (Done one : done) {
            boolean holds = one.credential().filter(badge -> !badge.revoked()).isPresent();
            for (CriterionCode code : holds ? one.entry().run().criteria() : List.<CriterionCode>of()) {
                titles.computeIfAbsent(one.entry().run().standard(), standard -> new LinkedHashMap<>())
                        .computeIfAbsent(code, criterion -> new ArrayList<>())
                        .add(one.entry().title());
            }
        }
        List<Supported> supported = new ArrayList<>();
        titles.forEach((id, byCode) -> {
            Standard standard = viewStanding.getStandard(handle, id);
            Optional<Map<CriterionCode, CriterionFacts>> facts =
                    learner.joinedCity().map(city -> viewStanding.facts(handle, city, standard));
            for (Criterion criterion : standard.criteria()) {
                List<String> by = byCode.get(criterion.code());
                if (by != null) {
                    supported.add(new Supported(
                            criterion,
                            List.copyOf(by),
                            facts.map(all -> all.getOrDefault(criterion.code(), CriterionFacts.NONE))));
                }
            }
        });
        return supported;
    }
}
