package org.waymark.journey.award;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.achievement.Achievement;
import org.waymark.credential.achievement.AchievementWords;
import org.waymark.credential.achievement.Candidates;
import org.waymark.credential.achievement.Completed;
import org.waymark.credential.achievement.Earning;
import org.waymark.credential.issuer.IssuerChoices;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;

/**
 * The content of an achievement of more than one run: what has to be completed, and what the badge says.
 *
 * @param standard of a practice area; null for a set
 * @param area likewise
 * @param standardVersion the number of the Standard's newest revision
 * @param opportunities of a set
 */
public record AchievementContent(
        Achievement achievement,
        @Nullable Standard standard,
        @Nullable PracticeArea area,
        int standardVersion,
        List<Opportunity> opportunities) {
    public AchievementContent {
        opportunities = List.copyOf(opportunities);
    }

    /** Reads it; empty where its practice area or one of its opportunities is gone. */
    public static Optional<AchievementContent> find(Handle handle, Achievement achievement) {
        return list(handle, List.of(achievement)).stream().findFirst();
    }

    /** Reads several, each Standard once; one whose practice area or one of whose opportunities is gone is left out. */
    static List<AchievementContent> list(Handle handle, List<Achievement> achievements) {
        Map<StandardId, List<AchievementContent>> practices = new HashMap<>();
        return achievements.stream()
                .flatMap(achievement -> {
                    StandardId standard = achievement.standard();
                    return standard == null
                            ? ofSet(handle, achievement).stream()
                            : practices.computeIfAbsent(standard, id -> practices(handle, id, achievements)).stream()
                                    .filter(one -> one.achievement().equals(achievement));
                })
                .toList();
    }

    private static Optional<AchievementContent> ofSet(Handle handle, Achievement achievement) {
        Catalogue catalogue = new Catalogue();
        List<OpportunityId> parts = achievement.now().terms().opportunities();
        List<Opportunity> opportunities = parts.stream()
                .flatMap(id -> catalogue.findOpportunity(handle, id).stream())
                .toList();
        return opportunities.size() < parts.size()
                ? Optional.empty()
                : Optional.of(new AchievementContent(achievement, null, null, 0, opportunities));
    }

    private static List<AchievementContent> practices(Handle handle, StandardId id, List<Achievement> achievements) {
        Standards standards = new Standards();
        Optional<Standard> standard = standards.find(handle, id);
        if (standard.isEmpty()) {
            return List.of();
        }
        int version = standards.version(handle, id);
        Map<String, UUID> areas = standards.listAreaIds(handle).getOrDefault(id, Map.of());
        return achievements.stream()
                .filter(achievement -> id.equals(achievement.standard()))
                .flatMap(achievement -> standard.get().areas().stream()
                        .filter(area -> Objects.equals(areas.get(area.code()), achievement.area()))
                        .map(area -> new AchievementContent(achievement, standard.get(), area, version, List.of())))
                .toList();
    }

    /** What staff call it. */
    public String name() {
        return area == null ? achievement.now().terms().name() : area.title();
    }

    /** What has to be completed. */
    public Candidates.Asked asked() {
        return standard == null || area == null
                ? Candidates.Asked.ofSet(
                        opportunities.stream().map(Opportunity::id).toList())
                : Candidates.Asked.ofPractice(standard.id(), codes(standard, area));
    }

    private static List<CriterionCode> codes(Standard standard, PracticeArea area) {
        return standard.criteriaIn(area).stream().map(Criterion::code).toList();
    }

    /** The runs that a badge rests on, of those that a learner has completed; empty while something is missing. */
    List<Completed> earnedBy(List<Completed> completed) {
        return standard == null || area == null
                ? Earning.ofSet(opportunities.stream().map(Opportunity::id).toList(), completed)
                : Earning.ofPractice(standard.id(), codes(standard, area), completed);
    }

    /** The organization that issues all opportunities of a set; the programme's, where they differ or there are none. */
    public @Nullable IssuerFacts issuer(Handle handle) {
        IssuerChoices choices = new IssuerChoices();
        List<Optional<IssuerFacts>> issuers = opportunities.stream()
                .map(one -> choices.findIssuer(handle, one.id()))
                .distinct()
                .toList();
        return (issuers.size() == 1 ? issuers.get(0) : choices.findIssuer(handle)).orElse(null);
    }

    /** The achievement as anybody reads it: a set supports what the newest public run of each opportunity counts for. */
    public AchievementFacts facts(Handle handle, PublicAddresses addresses) {
        Catalogue catalogue = new Catalogue();
        List<RunId> newest = opportunities.stream()
                .flatMap(one -> catalogue.listRunsOf(handle, one.id()).stream()
                        .filter(entry -> entry.run().state().publishedAt() != null)
                        .reduce((earlier, later) -> later)
                        .stream())
                .map(entry -> entry.run().id())
                .toList();
        return facts(handle, newest, addresses);
    }

    /**
     * The achievement as a badge says it.
     *
     * @param runs those that it rests on
     */
    AchievementFacts facts(Handle handle, List<RunId> runs, PublicAddresses addresses) {
        AchievementWords words = new AchievementWords(addresses);
        if (standard != null && area != null) {
            return words.ofPractice(achievement, standard, area, standardVersion);
        }
        List<AchievementWords.Supported> supported = new ArrayList<>();
        Standards standards = new Standards();
        List<CatalogueEntry> entries = new Catalogue().findRuns(handle, runs);
        for (StandardId id :
                entries.stream().map(entry -> entry.run().standard()).distinct().toList()) {
            Standard of = standards.find(handle, id).orElseThrow();
            List<CriterionCode> codes = entries.stream()
                    .filter(entry -> entry.run().standard().equals(id))
                    .flatMap(entry -> entry.run().criteria().stream())
                    .toList();
            of.criteria(codes).forEach(one -> supported.add(new AchievementWords.Supported(of, one)));
        }
        return words.ofSet(achievement, opportunities, supported);
    }
}
