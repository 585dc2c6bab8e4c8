package org.waymark.journey.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.attendance.ActivitySessions;
import org.waymark.attendance.PlannedSession;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Completions;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.completion.rule.RuleLock;
import org.waymark.completion.rule.RuleLocks;
import org.waymark.completion.rule.Rules;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.RunPlaces;
import org.waymark.journey.award.WeighCompletion;
import org.waymark.language.Message;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.RuleWords;
import org.waymark.roster.Members;
import org.waymark.work.Instance;

/** Shows what a rule would mean for everybody of an activity, before it is set: a dry run that writes nothing. */
public final class TryRule {
    /** Beyond so many people the dry run looks at the first ones only, and says so. */
    private static final int MOST = 2_000;

    /** The change that the rule would bring for one learner; whom it concerns most comes first. */
    public enum Change {
        /** The learner has it by what held before, and would not get it by this rule. */
        WOULD_LOSE,
        /** The learner would get it, and does not have it. */
        GAINS,
        /** The learner neither has it nor would get it. */
        LACKS,
        /** The learner has it, and would have it. */
        KEEPS
    }

    /**
     * @param name as the learner's own launch tells it, else as the list of the course does
     * @param why what is there when it would be met, else what is missing
     */
    public record Row(String name, Change change, List<Message> why) {}

    /**
     * The outcome of trying a rule.
     *
     * @param sentence what the rule means, in words
     * @param rows whom it concerns most first
     * @param unknown people of the course of whom nothing is known here: they lack everything
     * @param beyond how many more there are, who were not looked at
     */
    public record Trial(Message sentence, List<Row> rows, int unknown, int beyond) {
        public Trial {
            rows = rows.stream().sorted(Comparator.comparing(Row::change)).toList();
        }

        public long count(Change change) {
            return rows.stream().filter(row -> row.change() == change).count() + (change == Change.LACKS ? unknown : 0);
        }
    }

    /**
     * A rule, and what it may be chosen from.
     *
     * @param rule that holds: the activity's, else the run's, else the usual one
     * @param own whether it was set there itself
     * @param sessions how many attendance counts
     * @param lock what an activity cannot say otherwise; empty where nothing is locked, and for the run itself
     * @param ofRun the rule of the run
     */
    public record Ruled(
            CatalogueEntry entry,
            Rule rule,
            boolean own,
            Message sentence,
            int sessions,
            List<CatalogueEntry> runs,
            Optional<RuleLock> lock,
            Rule ofRun) {}

    /** The rule of an activity, as its instructor sees it. */
    public record RulePage(Learner instructor, ResourceLink link, Ruled ruled) {}

    /**
     * A run in the list of rules.
     *
     * @param sentence of the rule that was set for the run; empty where the usual one holds
     */
    public record RunRow(CatalogueEntry entry, Optional<Message> sentence, Optional<RuleLock> lock) {}

    private final Instance instance;
    private final Learners learners = new Learners();
    private final Members members = new Members();
    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final ActivitySessions activitySessions = new ActivitySessions();
    private final Catalogue catalogue = new Catalogue();
    private final Rules rules = new Rules();
    private final RuleLocks locks = new RuleLocks();
    private final Completions completions = new Completions();
    private final Decisions decisions = new Decisions();
    private final WeighCompletion weigh = new WeighCompletion();
    private final RunPlaces runPlaces = new RunPlaces();

    TryRule(Instance instance) {
        this.instance = instance;
    }

    /** Every run, with the rule that the programme set for it. */
    public List<RunRow> listRuns() {
        return instance.inTransaction(handle -> {
            Map<RunId, Rule> own = rules.listOfRuns(handle);
            Map<RunId, RuleLock> locked = locks.list(handle);
            return catalogue.listRuns(handle).stream()
                    .map(entry -> new RunRow(
                            entry,
                            Optional.ofNullable(own.get(entry.run().id()))
                                    .map(rule -> sentence(handle, rule, entry, null)),
                            Optional.ofNullable(locked.get(entry.run().id()))))
                    .toList();
        });
    }

    /** Reads the rule of a run; empty when the catalogue has no such run. */
    public Optional<Ruled> view(RunId run) {
        return instance.inTransaction(handle -> catalogue
                .findRun(handle, run)
                .map(entry -> ruled(handle, entry, null, rules.find(handle, run).isPresent())));
    }

    /** Reads the rule of an activity; empty while the link stands for no run. */
    public Optional<RulePage> view(ResourceLinkId resourceLink, LearnerId instructor) {
        return instance.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .flatMap(activity -> catalogue.findRun(handle, activity.run()))
                .map(entry -> new RulePage(
                        learners.find(handle, instructor).orElseThrow(),
                        links.find(handle, resourceLink).orElseThrow(),
                        ruled(
                                handle,
                                entry,
                                resourceLink,
                                rules.find(handle, resourceLink).isPresent()))));
    }

    private Ruled ruled(Handle handle, CatalogueEntry entry, @Nullable ResourceLinkId resourceLink, boolean own) {
        Rule rule = rules.get(handle, entry.run().id(), resourceLink);
        RunId run = entry.run().id();
        return new Ruled(
                entry,
                rule,
                own,
                sentence(handle, rule, entry, resourceLink),
                sessions(handle, entry, resourceLink),
                choices(handle, rule, resourceLink),
                resourceLink == null ? Optional.empty() : locks.find(handle, run),
                rules.getOfRun(handle, run));
    }

    /** The runs that can be asked for beforehand: an instructor sees no draft but one that the rule names already. */
    private List<CatalogueEntry> choices(Handle handle, Rule rule, @Nullable ResourceLinkId resourceLink) {
        return catalogue.listRuns(handle).stream()
                .filter(entry -> resourceLink == null
                        || entry.run().state().isPublic(instance.now())
                        || rule.prerequisites().contains(entry.run().id().value()))
                .toList();
    }

    /** Tries a rule on an activity; empty while the link stands for no run. */
    public Optional<Trial> attempt(ResourceLinkId resourceLink, Rule rule) {
        return instance.inTransaction(
                handle -> activities.find(handle, resourceLink).map(activity -> attempt(handle, activity, rule)));
    }

    private Trial attempt(Handle handle, Activity activity, Rule rule) {
        CatalogueEntry entry = catalogue.findRun(handle, activity.run()).orElseThrow();
        Set<LearnerId> everybody = new LinkedHashSet<>(activities.listParticipants(handle, activity.resourceLink()));
        everybody.addAll(completions.listLearners(handle, activity.resourceLink()));
        everybody.addAll(decisions.listMet(handle, activity.resourceLink()).keySet());
        ResourceLink link = links.find(handle, activity.resourceLink()).orElseThrow();
        List<String> course =
                members.listLearning(handle, link.course()).stream().limit(MOST).toList();
        List<Learner> ofCourse = learners.list(handle, link.registration(), course);
        ofCourse.forEach(learner -> everybody.add(learner.id()));
        Map<String, String> names = members.listNames(handle, link.course(), course);
        Set<String> teaching = members.listTeaching(handle, link.course());
        List<Row> rows = new ArrayList<>();
        List<LearnerId> first = everybody.stream().limit(MOST).toList();
        for (Learner learner : learners.list(handle, first)) {
            if (!teaching.contains(learner.subject())) {
                String name = learner.name() == null ? names.get(learner.subject()) : learner.name();
                rows.add(row(handle, learner, name, entry, activity.resourceLink(), rule));
            }
        }
        return new Trial(
                sentence(handle, rule, entry, activity.resourceLink()),
                rows,
                course.size() - ofCourse.size(),
                everybody.size() - first.size());
    }

    /** Tries a rule on a run, wherever the run's rule decides; empty when the catalogue has no such run. */
    public Optional<Trial> attempt(RunId run, Rule rule) {
        return instance.inTransaction(
                handle -> catalogue.findRun(handle, run).map(entry -> attempt(handle, entry, rule)));
    }

    private Trial attempt(Handle handle, CatalogueEntry entry, Rule rule) {
        RunId run = entry.run().id();
        List<LearnerId> first = decisions.listConcerned(handle, null, run, null, MOST);
        List<Row> rows = new ArrayList<>();
        for (Learner learner : learners.list(handle, first)) {
            for (Optional<ResourceLinkId> place : runPlaces.list(handle, learner.id(), run)) {
                ResourceLinkId link = place.orElse(null);
                rows.add(row(handle, learner, learner.name(), entry, link, rules.get(handle, run, link, rule)));
            }
        }
        int left = (int) decisions.countConcerned(handle, null, run) - first.size();
        return new Trial(sentence(handle, rule, entry, null), rows, 0, Math.max(0, left));
    }

    private Row row(
            Handle handle,
            Learner learner,
            @Nullable String name,
            CatalogueEntry entry,
            @Nullable ResourceLinkId resourceLink,
            Rule rule) {
        WeighCompletion.Weighed weighed = weigh.weigh(handle, learner, entry, resourceLink, rule);
        boolean would = weighed.verdict().outcome().met();
        boolean has = decisions
                .findLast(handle, learner.id(), entry.run().id(), resourceLink)
                .filter(Decision::awarded)
                .isPresent();
        return new Row(
                name == null ? learner.displayName() : name,
                would ? (has ? Change.KEEPS : Change.GAINS) : has ? Change.WOULD_LOSE : Change.LACKS,
                would ? weighed.judgement().reasons() : why(weighed));
    }

    private static List<Message> why(WeighCompletion.Weighed weighed) {
        List<Message> missing = weighed.judgement().missing();
        return weighed.judgement().met() || missing.isEmpty()
                ? weighed.verdict().reasons()
                : missing;
    }

    private int sessions(Handle handle, CatalogueEntry entry, @Nullable ResourceLinkId resourceLink) {
        return PlannedSession.count(activitySessions.list(handle, resourceLink, entry.run()));
    }

    private Message sentence(Handle handle, Rule rule, CatalogueEntry entry, @Nullable ResourceLinkId resourceLink) {
        Instant opens = entry.run().opens();
        return RuleWords.of(
                opens.isAfter(instance.now()) ? rule.opening(opens) : rule,
                catalogue.titles(handle, rule.prerequisites()),
                sessions(handle, entry, resourceLink));
    }
}
