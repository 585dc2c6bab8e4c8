package org.waymark.journey.standard;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Level;
import org.waymark.standard.Standard;
import org.waymark.standard.Standard.Revision;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Reads Standards for staff: their state, what belongs to them, and all that they have been. */
public final class ViewStandards {

    /**
     * A Standard and what belongs to it.
     *
     * @param replacedOn the day on which another one took its place for new runs; null while none has
     * @param unconfirmed how many of its details are not confirmed
     */
    public record Kept(
            Standard standard,
            Standard.State state,
            @Nullable LocalDate replacedOn,
            int runs,
            int cities,
            int badges,
            int unconfirmed) {}

    /**
     * A Standard with everything that is known of it.
     *
     * @param runs how many runs count for each criterion
     * @param revisions all that it has been, the latest first
     */
    public record Whole(Kept kept, Map<CriterionCode, Integer> runs, List<Revision> revisions) {
        public Whole {
            runs = Map.copyOf(runs);
            revisions = List.copyOf(revisions);
        }

        /** The number of the latest revision, from which a form starts. */
        public int latest() {
            return revisions.isEmpty() ? 0 : revisions.get(0).number();
        }
    }

    private final Instance instance;
    private final WhatMoves whatMoves;
    private final Standards standards = new Standards();

    ViewStandards(Instance instance, WhatMoves whatMoves) {
        this.instance = instance;
        this.whatMoves = whatMoves;
    }

    /** Lists all Standards, the newest first. */
    public List<Kept> list() {
        LocalDate today = instance.today();
        WhatMoves.State state = instance.inTransaction(whatMoves::read);
        Collection<Standard> all = state.standards().values();
        return all.stream()
                .sorted(Comparator.comparing(ViewStandards::age).reversed())
                .map(standard -> kept(standard, state, today))
                .toList();
    }

    /** Finds a Standard with what belongs to it and with its history. */
    public Optional<Whole> find(StandardId id) {
        LocalDate today = instance.today();
        return instance.inTransaction(handle -> standards.find(handle, id).map(standard -> {
            WhatMoves.State state = whatMoves.read(handle);
            List<Revision> revisions = standards.listRevisions(handle, id).stream()
                    .sorted(Comparator.comparingInt(Revision::number).reversed())
                    .toList();
            Map<CriterionCode, Integer> runs = state.runsOf(id).stream()
                    .flatMap(entry -> entry.run().criteria().stream())
                    .collect(Collectors.toMap(Function.identity(), code -> 1, Integer::sum));
            return new Whole(kept(standard, state, today), runs, revisions);
        }));
    }

    static String age(Standard standard) {
        return Objects.toString(standard.validFrom(), Objects.toString(standard.runsFrom(), "")) + " " + standard.id();
    }

    private static Kept kept(Standard standard, WhatMoves.State state, LocalDate today) {
        Collection<Standard> all = state.standards().values();
        Standard.State its = standard.state(today, all);
        LocalDate replaced = its == Standard.State.REPLACED
                ? Standard.forNewRuns(today, all).map(Standard::runsFrom).orElse(null)
                : null;
        StandardId id = standard.id();
        return new Kept(
                standard,
                its,
                replaced,
                state.runsOf(id).size(),
                state.citiesOn(id),
                state.badgesOf(id),
                unconfirmed(standard));
    }

    private static int unconfirmed(Standard standard) {
        return (int) Stream.concat(
                        standard.criteria().stream().map(Criterion::provisional),
                        standard.levels().stream().map(Level::provisional))
                .filter(provisional -> provisional)
                .count();
    }
}
