package org.waymark.journey.view;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Completions;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.achievement.AchievementId;
import org.waymark.credential.achievement.Achievements;
import org.waymark.credential.achievement.BadgeTerms;
import org.waymark.credential.issuer.IssuerChoices;
import org.waymark.journey.award.AchievementContent;
import org.waymark.journey.award.BadgeFacts;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Anybody, or a machine, looks at what a badge is given for, and at the criteria that it names. */
public final class ViewCatalogue {

    private final Instance instance;
    private final Catalogue catalogue = new Catalogue();
    private final Standards standards = new Standards();
    private final Completions completions = new Completions();
    private final Achievements achievements = new Achievements();
    private final IssuerChoices choices = new IssuerChoices();
    private final PublicAddresses addresses;

    ViewCatalogue(Instance instance, PublicAddresses addresses) {
        this.instance = instance;
        this.addresses = addresses;
    }

    /**
     * What badges are given for, as it is now.
     *
     * @param issuer of badges that are given now; null for the installation itself
     * @param given whether whoever earns it now gets a badge
     * @param months for how long a badge is valid; null: for ever
     * @param courses what has to be completed, as far as it stands in the catalog
     */
    public record Achieved(
            AchievementFacts facts,
            @Nullable IssuerFacts issuer,
            boolean given,
            @Nullable Integer months,
            List<Course> courses) {
        public Achieved {
            courses = List.copyOf(courses);
        }
    }

    /** @param path within the catalog */
    public record Course(String title, String path) {}

    /**
     * An achievement as its address answers: of a practice area or a set, or of a run. A hidden run answers once somebody
     * completed it.
     */
    public Optional<Achieved> achievement(String name) {
        return instance.inTransaction(handle -> AchievementId.find(name)
                .map(id -> achievements
                        .find(handle, id)
                        .flatMap(achievement -> AchievementContent.find(handle, achievement))
                        .map(content -> achieved(handle, content)))
                .orElseGet(() -> ofRun(handle, new RunId(name))));
    }

    private Achieved achieved(Handle handle, AchievementContent content) {
        return new Achieved(
                content.facts(handle, addresses),
                content.issuer(handle),
                content.achievement().now().issued(),
                content.achievement().now().terms().months(),
                content.opportunities().stream()
                        .filter(one -> catalogue.listRunsOf(handle, one.id()).stream()
                                .anyMatch(entry -> entry.run().state().isPublic(instance.now())))
                        .map(one -> new Course(one.title(), one.id().value()))
                        .toList());
    }

    private Optional<Achieved> ofRun(Handle handle, RunId id) {
        return catalogue
                .findRun(handle, id)
                .filter(entry -> entry.run().state().isPublic(instance.now()) || completions.countOf(handle, id) > 0)
                .map(entry -> {
                    Run run = entry.run();
                    Opportunity opportunity = entry.opportunity();
                    boolean open = run.state().isPublic(instance.now());
                    BadgeTerms terms = BadgeTerms.get(handle, run);
                    return new Achieved(
                            BadgeFacts.achievement(
                                    entry,
                                    standards.find(handle, run.standard()).orElseThrow(),
                                    terms.version(),
                                    addresses),
                            choices.findIssuer(handle, opportunity.id()).orElse(null),
                            open && !run.state().isCancelled(),
                            terms.months(),
                            open
                                    ? List.of(new Course(
                                            entry.title(), opportunity.id().value() + "/" + id.value()))
                                    : List.of());
                });
    }
}
