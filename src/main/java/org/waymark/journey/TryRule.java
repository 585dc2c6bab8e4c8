package org.waymark.journey;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Completions;
import org.waymark.completion.Decisions;
import org.waymark.completion.Rules;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.lti.platform.ResourceLink;
import org.waymark.lti.platform.ResourceLinks;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.RuleWords;
import org.waymark.store.Database;

/** What a rule would mean for everybody of an activity, before it is set: a dry run that writes nothing. */
public final class TryRule {
    /** Beyond so many people the dry run looks at the first ones only, and says so. */
    private static final int MOST = 2_000;

    /** What the rule would mean for one learner. */
    public enum Change {
        /** Would get it, and does not have it. */
        GAINS,
        /** Has it, and would have it. */
        KEEPS,
        /** Has it by what held before, and would not get it by this rule. */
        WOULD_LOSE,
        /** Neither has it nor would get it. */
        LACKS
    }

    /** @param why what is there when it would be met, else what is missing */
    public record Row(Learner learner, Change change, List<String> why) {}

    /**
     * What came of it.
     *
     * @param sentence what the rule means, in words
     * @param people how many there are; more than rows when there are very many
     */
    public record Trial(String sentence, List<Row> rows, int people) {
        public long count(Change change) {
            return rows.stream().filter(row -> row.change() == change).count();
        }
    }

    /** What the page of an activity's rule needs: the rule that holds, and what it may be chosen from. */
    public record RulePage(
            Learner instructor,
            ResourceLink link,
            CatalogueEntry entry,
            Rule rule,
            String sentence,
            List<CatalogueEntry> runs) {}

    private final Database database;
    private final Learners learners;
    private final ResourceLinks links;
    private final Activities activities;
    private final Catalogue catalogue;
    private final Rules rules;
    private final Completions completions;
    private final Decisions decisions;
    private final WeighCompletion weigh;

    public TryRule(
            Database database,
            Learners learners,
            ResourceLinks links,
            Activities activities,
            Catalogue catalogue,
            Rules rules,
            Completions completions,
            Decisions decisions,
            WeighCompletion weigh) {
        this.database = database;
        this.learners = learners;
        this.links = links;
        this.activities = activities;
        this.catalogue = catalogue;
        this.rules = rules;
        this.completions = completions;
        this.decisions = decisions;
        this.weigh = weigh;
    }

    /** Empty while the link stands for no run. */
    public Optional<RulePage> view(UUID resourceLink, LearnerId instructor) {
        return database.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .flatMap(activity -> catalogue.findRun(handle, activity.run()))
                .map(entry -> {
                    Rule rule = rules.get(handle, entry.run().id(), resourceLink);
                    return new RulePage(
                            learners.find(handle, instructor).orElseThrow(),
                            links.find(handle, resourceLink).orElseThrow(),
                            entry,
                            rule,
                            sentence(handle, rule, entry),
                            catalogue.listRuns(handle));
                }));
    }

    /** Empty while the link stands for no run. */
    public Optional<Trial> attempt(UUID resourceLink, Rule rule) {
        return database.inTransaction(
                handle -> activities.find(handle, resourceLink).map(activity -> attempt(handle, activity, rule)));
    }

    private Trial attempt(Handle handle, Activity activity, Rule rule) {
        CatalogueEntry entry = catalogue.findRun(handle, activity.run()).orElseThrow();
        Set<LearnerId> everybody = new LinkedHashSet<>(activities.listParticipants(handle, activity.resourceLink()));
        everybody.addAll(completions.listLearners(handle, activity.resourceLink()));
        Map<LearnerId, Boolean> met = decisions.listMet(handle, activity.resourceLink());
        everybody.addAll(met.keySet());
        List<Row> rows = new ArrayList<>();
        for (Learner learner :
                learners.list(handle, everybody.stream().limit(MOST).toList())) {
            WeighCompletion.Weighed weighed = weigh.weigh(handle, learner, entry, activity.resourceLink(), rule);
            boolean would = weighed.verdict().outcome().met();
            boolean has = met.getOrDefault(learner.id(), false);
            rows.add(new Row(
                    learner,
                    would ? (has ? Change.KEEPS : Change.GAINS) : has ? Change.WOULD_LOSE : Change.LACKS,
                    would ? weighed.judgement().reasons() : why(weighed)));
        }
        return new Trial(sentence(handle, rule, entry), rows, everybody.size());
    }

    private static List<String> why(WeighCompletion.Weighed weighed) {
        List<String> missing = weighed.judgement().missing();
        return weighed.judgement().met() || missing.isEmpty()
                ? weighed.verdict().reasons()
                : missing;
    }

    private String sentence(Handle handle, Rule rule, CatalogueEntry entry) {
        return RuleWords.of(
                rule,
                catalogue.titles(handle, rule.prerequisites()),
                entry.run().sessions().size());
    }
}
