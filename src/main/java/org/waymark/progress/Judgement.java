package org.waymark.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/**
 * A rule applied to what is known. The same facts always give the same judgement, in whichever order they came.
 *
 * @param share how much of what the rule asks is there, 0 to 1
 * @param attended which share of the sessions was attended, 0 to 1
 * @param since when enough sources had told it, by their own dates; null while they have not
 * @param conditions everything the rule asks or accepts, met or not
 */
public record Judgement(
        boolean met,
        double share,
        double attended,
        @Nullable Instant since,
        List<Condition> conditions) {
    private static final Messages MESSAGES = Messages.of(Judgement.class);

    /** A condition of the rule, in a sentence for the learner. */
    public record Condition(Message sentence, boolean met) {}

    public Judgement {
        conditions = List.copyOf(conditions);
    }

    public static Judgement of(Rule rule, Evidence evidence) {
        List<Condition> sources = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Instant> dates = new ArrayList<>();
        for (Source source : rule.sourceRule().sources()) {
            Weighed best = evidence.facts().stream()
                    .filter(fact -> fact.source() == source)
                    .map(fact -> Weighed.of(rule, fact, evidence.sessions()))
                    .max(Comparator.comparingDouble(Weighed::share)
                            .thenComparing(weighed -> weighed.sentence().kept()))
                    .orElseGet(() -> Weighed.missing(rule, source, evidence.sessions()));
            evidence.facts().stream()
                    .filter(fact -> fact.source() == source
                            && Weighed.of(rule, fact, evidence.sessions()).met())
                    .map(Fact::at)
                    .min(Comparator.naturalOrder())
                    .ifPresent(dates::add);
            sources.add(new Condition(best.sentence(), best.met()));
            shares.add(best.share());
        }
        int needed = rule.needed();
        long there = sources.stream().filter(Condition::met).count();
        double best = shares.stream()
                .sorted(Comparator.reverseOrder())
                .limit(needed)
                .mapToDouble(Double::doubleValue)
                .sum();

        List<Condition> conditions = new ArrayList<>(sources);
        for (Evidence.Prerequisite prerequisite : evidence.prerequisites()) {
            conditions.add(new Condition(
                    MESSAGES.message(
                            prerequisite.held() ? "prerequisite.held" : "prerequisite.missing",
                            "title",
                            prerequisite.title()),
                    prerequisite.held()));
        }
        long held = evidence.prerequisites().stream()
                .filter(Evidence.Prerequisite::held)
                .count();
        int before = evidence.prerequisites().size();
        return new Judgement(
                there >= needed && held == before,
                (best + held) / (needed + before),
                attended(evidence),
                there >= needed
                        ? dates.stream().sorted().skip(needed - 1L).findFirst().orElse(null)
                        : null,
                conditions);
    }

    private static double attended(Evidence evidence) {
        if (evidence.sessions() == 0) {
            return 0;
        }
        int most = evidence.facts().stream()
                .filter(fact -> fact.source() == Source.ATTENDANCE)
                .mapToInt(fact -> fact.sessions().size())
                .max()
                .orElse(0);
        return Math.min(1, (double) most / evidence.sessions());
    }

    /** Returns what is there, in sentences. */
    public List<Message> reasons() {
        return conditions.stream()
                .filter(Condition::met)
                .map(Condition::sentence)
                .toList();
    }

    /** Returns what is not there, in sentences. */
    public List<Message> missing() {
        return conditions.stream()
                .filter(condition -> !condition.met())
                .map(Condition::sentence)
                .toList();
    }
}
