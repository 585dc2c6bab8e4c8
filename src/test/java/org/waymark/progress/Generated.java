package org.waymark.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Rules and facts by chance, the same for the same seed. */
public final class Generated {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Generated() {}

    public static Rule rule(Random random) {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        int count = 1 + random.nextInt(4);
        while (sources.size() < count) {
            sources.add(source(random));
        }
        boolean window = random.nextInt(3) == 0;
        return Rule.of(sources)
                .withNeed(Rule.Need.values()[random.nextInt(3)], 1 + random.nextInt(count))
                .withThreshold(random.nextInt(101))
                .withWindow(window ? day(random.nextInt(10)) : null, window ? day(12 + random.nextInt(10)) : null)
                .withApprover(Rule.Approver.values()[random.nextInt(2)])
                .withAttendance(new AttendanceRule(random.nextInt(5), random.nextBoolean()))
                .withTeamOnce(random.nextBoolean())
                .withGrade(new GradeRule(
                        Rule.ScorePolicy.values()[random.nextInt(4)],
                        Set.of(Rule.ScorePolicy.values()[random.nextInt(4)])));
    }

    public static List<Fact> facts(Random random, int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.add(new Fact(
                    source(random),
                    day(random.nextInt(25)),
                    random.nextBoolean() ? null : random.nextInt(101) / 100.0,
                    random.ints(random.nextInt(5), 0, 25)
                            .mapToObj(Generated::day)
                            .toList(),
                    random.nextBoolean(),
                    random.nextBoolean()));
        }
        return facts;
    }

    public static Source source(Random random) {
        return Source.values()[random.nextInt(Source.values().length)];
    }

    private static Instant day(int day) {
        return START.plusSeconds(86_400L * day);
    }
}
