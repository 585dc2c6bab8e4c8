package org.waymark.web.part;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.standing.FindWay;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.progress.city.WayAhead;
import org.waymark.standard.Level;

/** Words the way ahead of a city. */
public final class AheadWords {
    private static final Messages MESSAGES = Messages.of(AheadWords.class);
    private static final int MOST_FOR_A_PERSON = 3;

    private AheadWords() {}

    /**
     * Words the way of the whole city: the fewest runs that bring the next level within reach.
     *
     * @param url finds the page of a run for the reader
     * @return null where there is nothing to say
     */
    public static @Nullable AheadView city(FindWay.Found found, Function<CatalogueEntry, @Nullable String> url) {
        WayAhead way = found.way();
        if (way.level().isEmpty()) {
            return null;
        }
        String level = way.level().map(Level::title).orElse("");
        String lead = MESSAGES.say(
                way.missing() == 0
                        ? "ahead.within-reach"
                        : way.reaches() ? "ahead.reaches" : way.steps().isEmpty() ? "ahead.none" : "ahead.nearer",
                "level",
                level,
                "missing",
                way.missing(),
                "count",
                way.steps().size(),
                "exact",
                way.exact());
        return new AheadView(
                lead,
                way.steps().stream()
                        .map(step -> step(found, step, url))
                        .filter(Objects::nonNull)
                        .toList(),
                (int) way.options().stream()
                        .filter(option -> way.steps().stream()
                                .noneMatch(step -> step.offer().equals(option.offer())))
                        .count());
    }

    /**
     * Words what somebody of the city may take first: steps of the city's way, then what supports the most.
     *
     * @param done what the person has taken already
     * @return null where nothing is left to take
     */
    public static @Nullable AheadView person(
            FindWay.Found found, Set<RunId> done, Function<CatalogueEntry, @Nullable String> url) {
        List<WayAhead.Step> open = Stream.concat(found.way().steps().stream(), found.way().options().stream())
                .filter(step -> !done.contains(new RunId(step.offer().id())))
                .filter(distinct())
                .toList();
        if (open.isEmpty()) {
            return null;
        }
        return new AheadView(
                MESSAGES.say("ahead.person"),
                open.stream()
                        .limit(MOST_FOR_A_PERSON)
                        .map(step -> step(found, step, url))
                        .filter(Objects::nonNull)
                        .toList(),
                Math.max(0, open.size() - MOST_FOR_A_PERSON));
    }

    private static Predicate<WayAhead.Step> distinct() {
        Set<String> seen = new HashSet<>();
        return step -> seen.add(step.offer().id());
    }

    private static AheadView.@Nullable Step step(
            FindWay.Found found, WayAhead.Step step, Function<CatalogueEntry, @Nullable String> url) {
        CatalogueEntry entry = found.runs().get(step.offer().id());
        if (entry == null) {
            return null;
        }
        LocalDate deadline = entry.run().registration().deadline();
        return new AheadView.Step(
                Words.run(entry),
                url.apply(entry),
                deadline == null ? null : MESSAGES.say("ahead.deadline", "day", deadline),
                step.criteria().stream()
                        .map(criterion -> MESSAGES.say(
                                "ahead.criterion", "code", criterion.code().value(), "title", criterion.title()))
                        .toList());
    }
}
