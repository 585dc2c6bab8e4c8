package org.waymark.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.Offer;
import org.waymark.progress.city.Standing;
import org.waymark.progress.city.WayAhead;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.DataFile;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardFile;

/** How long the way ahead takes with the 43 criteria of 2022 and 200 opportunities, however much the city has. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class WayBenchmark {
    /** How many criteria an opportunity supports at most. */
    @Param({"1", "3", "6"})
    public int most;

    /** How many criteria the city has confirmed. */
    @Param({"0", "10", "25"})
    public int confirmed;

    private Standing standing;
    private List<Offer> offers;

    @Setup
    public void fill() {
        Standard standard = StandardFile.parse(DataFile.builtIn(Standard.class, "standard-2022.json"))
                .value()
                .orElseThrow()
                .standard();
        Random random = new Random(7);
        List<CriterionCode> codes =
                standard.criteria().stream().map(criterion -> criterion.code()).toList();
        Map<CriterionCode, CriterionFacts> facts = new HashMap<>();
        LocalDate today = LocalDate.of(2026, 11, 29);
        codes.stream().limit(confirmed).forEach(code -> facts.put(code, CriterionFacts.own(0, null, today)));
        standing = Standing.of(standard, facts, today);
        offers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Set<CriterionCode> some = new HashSet<>();
            int count = 1 + random.nextInt(most);
            while (some.size() < count) {
                some.add(codes.get(random.nextInt(codes.size())));
            }
            offers.add(new Offer("offer-" + i, some));
        }
    }

    @Benchmark
    public WayAhead way() {
        return WayAhead.of(standing, offers);
    }
}
