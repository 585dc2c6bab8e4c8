package org.waymark.progress.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Level;

/**
 * The way ahead of a city: which offers would support criteria that it lacks, and the fewest that bring the next level
 * within reach. A criterion is within reach when it is supported, claimed or confirmed; only the assessment turns it into a
 * point.
 *
 * @param level the next level; empty where there is none that can be reached
 * @param missing how many criteria are not within reach yet that the level takes
 * @param steps the fewest offers that bring it within reach, or as near as offers can bring it
 * @param reaches whether they do
 * @param exact whether there are surely no fewer; false only where looking further would take too long
 * @param options all offers that would support something the city lacks, with the most first
 */
public record WayAhead(
        Optional<Level> level, int missing, List<Step> steps, boolean reaches, boolean exact, List<Step> options) {
    /** So many sets of offers are looked at. */
    private static final int MOST_LOOKED_AT = 200_000;

    public WayAhead {
        steps = List.copyOf(steps);
        options = List.copyOf(options);
    }

    /**
     * An offer, and what it adds.
     *
     * @param criteria in the order of the Standard
     */
    public record Step(Offer offer, List<Criterion> criteria) {
        public Step {
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * Finds the way ahead.
     *
     * @param offers those that are preferred first, which decides between sets that are as small; one that another offer
     *     surpasses is not looked at
     */
    public static WayAhead of(Standing standing, List<Offer> offers) {
        List<Criterion> lacking = standing.areas().stream()
                .flatMap(area -> area.criteria().stream())
                .filter(line -> !isWithinReach(line.facts()))
                .map(Standing.CriterionStanding::criterion)
                .toList();
        List<Step> options = offers.stream()
                .map(offer -> step(offer, lacking, Set.of()))
                .filter(step -> !step.criteria().isEmpty())
                .sorted(Comparator.comparing((Step step) -> step.criteria().size())
                        .reversed())
                .toList();
        Optional<Standing.LevelStanding> next = standing.next();
        if (next.isEmpty()) {
            return new WayAhead(Optional.empty(), 0, List.of(), false, true, options);
        }
        Level level = next.get().level();
        Search search = new Search(standing, lacking, offers, level.points());
        int missing = Math.max(level.points() - search.points(0), Long.bitCount(search.needed));
        search.run();
        List<Step> steps = new ArrayList<>();
        Set<CriterionCode> had = new HashSet<>();
        for (Offer offer : search.best) {
            Step step = step(offer, lacking, had);
            steps.add(step);
            step.criteria().forEach(criterion -> had.add(criterion.code()));
        }
        return new WayAhead(Optional.of(level), Math.max(0, missing), steps, search.reaches, search.exact, options);
    }

    private static boolean isWithinReach(CriterionFacts facts) {
        return facts.supported() > 0 || facts.claimed() || facts.confirmed();
    }

    private static Step step(Offer offer, List<Criterion> lacking, Set<CriterionCode> had) {
        return new Step(
                offer,
                lacking.stream()
                        .filter(criterion ->
                                offer.criteria().contains(criterion.code()) && !had.contains(criterion.code()))
                        .toList());
    }

    /** Looks for the fewest offers, each of them a set of bits: one for each criterion that is lacking. */
    private static final class Search {
        private final List<Criterion> lacking;
        /** For each criterion that is within reach: the lacking ones that it waits for. */
        private final long[] held;
        /** For each lacking criterion: the others that it waits for. */
        private final long[] needs;

        private final List<Offer> useful = new ArrayList<>();
        private final long[] masks;
        private final int goal;
        /** The lacking core criteria, and what core criteria wait for. */
        private final long needed;
        /** Those of them that an offer supports. */
        private final long must;

        private final boolean reaches;
        private List<Offer> best = List.of();
        private boolean exact;
        private int lookedAt;

        Search(Standing standing, List<Criterion> allLacking, List<Offer> offers, int points) {
            Map<CriterionCode, Criterion> all = new LinkedHashMap<>();
            standing.areas().stream()
                    .flatMap(area -> area.criteria().stream())
                    .forEach(line -> all.put(line.criterion().code(), line.criterion()));
            Set<CriterionCode> wanted = core(all);
            // A long has 64 bits. No Standard that is known has so many criteria; of more the needed ones come first.
            this.lacking = allLacking.stream()
                    .sorted(Comparator.comparing(criterion -> !wanted.contains(criterion.code())))
                    .limit(Long.SIZE)
                    .toList();
            this.exact = allLacking.size() <= Long.SIZE;
            Set<CriterionCode> without = new HashSet<>();
            allLacking.forEach(criterion -> without.add(criterion.code()));
            this.held = all.values().stream()
                    .filter(criterion -> !without.contains(criterion.code()))
                    .mapToLong(criterion -> mask(Set.copyOf(criterion.prerequisites())))
                    .toArray();
            this.needs = lacking.stream()
                    .mapToLong(criterion -> mask(Set.copyOf(criterion.prerequisites())))
                    .toArray();
            Map<Long, Offer> kinds = new LinkedHashMap<>();
            offers.forEach(offer -> kinds.putIfAbsent(mask(offer.criteria()), offer));
            kinds.remove(0L);
            kinds.forEach((mask, offer) -> {
                if (kinds.keySet().stream().noneMatch(other -> !other.equals(mask) && (mask & ~other) == 0)) {
                    useful.add(offer);
                }
            });
            this.masks =
                    useful.stream().mapToLong(offer -> mask(offer.criteria())).toArray();
            long union = 0;
            for (long mask : masks) {
                union |= mask;
            }
            this.needed = mask(wanted);
            this.must = needed & union;
            this.reaches = points(union) >= points && must == needed;
            this.goal = Math.min(points, points(union));
        }

        /** The core criteria and what they wait for. */
        private static Set<CriterionCode> core(Map<CriterionCode, Criterion> all) {
            Set<CriterionCode> wanted = new HashSet<>();
            all.values().stream().filter(Criterion::core).forEach(criterion -> {
                wanted.add(criterion.code());
                wanted.addAll(criterion.prerequisites());
            });
            return wanted;
        }

        private long mask(Set<CriterionCode> codes) {
            long mask = 0;
            for (int bit = 0; bit < lacking.size(); bit++) {
                if (codes.contains(lacking.get(bit).code())) {
                    mask |= 1L << bit;
                }
            }
            return mask;
        }

        /** The points that would be within reach with these criteria, too: prerequisites have to be within reach as well. */
        int points(long mask) {
            int points = 0;
            for (long need : held) {
                points += (need & ~mask) == 0 ? 1 : 0;
            }
            for (int bit = 0; bit < needs.length; bit++) {
                points += (mask & 1L << bit) != 0 && (needs[bit] & ~mask) == 0 ? 1 : 0;
            }
            return points;
        }

        private boolean isEnough(long mask) {
            return (must & ~mask) == 0 && held.length + Long.bitCount(mask) >= goal && points(mask) >= goal;
        }

        void run() {
            if (isEnough(0)) {
                return;
            }
            List<Integer> greedy = greedy();
            best = offers(greedy);
            for (int most = 1; most <= greedy.size(); most++) {
                List<Integer> chosen = new ArrayList<>();
                if (find(0, 0, most, chosen)) {
                    best = offers(chosen);
                    return;
                }
                if (lookedAt > MOST_LOOKED_AT) {
                    // Where only the preferred one of sets as small was still looked for, none is smaller.
                    exact = exact && most == greedy.size();
                    return;
                }
            }
        }

        private List<Offer> offers(List<Integer> chosen) {
            return chosen.stream().sorted().map(useful::get).toList();
        }

        /** A good set, from which the search for a better one starts: always what adds the most. */
        private List<Integer> greedy() {
            List<Integer> chosen = new ArrayList<>();
            long mask = 0;
            while (!isEnough(mask)) {
                int most = -1;
                for (int i = 0; i < masks.length; i++) {
                    if (most < 0 || gain(masks[i], mask) > gain(masks[most], mask)) {
                        most = i;
                    }
                }
                mask |= masks[most];
                chosen.add(most);
            }
            return chosen;
        }

        private int gain(long mask, long had) {
            // What has to be there counts first.
            return Long.bitCount(mask & ~had) + (Long.SIZE + 1) * Long.bitCount(mask & ~had & must);
        }

        /** Chooses so many more of the offers from one on; false where no set of them is enough. */
        private boolean find(int from, long mask, int more, List<Integer> chosen) {
            if (isEnough(mask)) {
                return true;
            }
            if (more == 0 || lookedAt > MOST_LOOKED_AT || !isPossible(from, mask, more)) {
                return false;
            }
            for (int i = from; i < masks.length; i++) {
                if ((masks[i] & ~mask) == 0) {
                    continue;
                }
                lookedAt++;
                chosen.add(i);
                if (find(i + 1, mask | masks[i], more - 1, chosen)) {
                    return true;
                }
                chosen.remove(chosen.size() - 1);
            }
            return false;
        }

        /** Tells whether the offers that are left could be enough, were no two of them to add the same. */
        private boolean isPossible(int from, long mask, int more) {
            int[] having = new int[Long.SIZE + 1];
            long left = 0;
            for (int i = from; i < masks.length; i++) {
                having[Long.bitCount(masks[i] & ~mask)]++;
                left |= masks[i];
            }
            if ((must & ~mask & ~left) != 0) {
                return false;
            }
            int sum = held.length + Long.bitCount(mask);
            int open = more;
            for (int size = Long.SIZE; size > 0 && open > 0; size--) {
                int taken = Math.min(open, having[size]);
                sum += taken * size;
                open -= taken;
            }
            return sum >= goal;
        }
    }
}
