package org.waymark.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.waymark.journey.standing.ChangeStandard;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.DryRun;
import org.waymark.progress.city.Standing;
import org.waymark.standard.CriterionRef;

/** Writes where a city stands, and what a change of its Standard does, for a terminal. */
public final class StandingText {
    private StandingText() {}

    /** Writes the city's day and version, its points, and one line for each criterion of which anything is known. */
    public static String of(ViewStanding.CityStanding of) {
        StringBuilder text = new StringBuilder();
        Standing standing = of.standing();
        text.append(of.city().name())
                .append(" on ")
                .append(standing.at())
                .append(", ")
                .append(of.standard().id())
                .append('\n');
        text.append("points ")
                .append(standing.points())
                .append(" of ")
                .append(standing.possible())
                .append(", claimed ")
                .append(standing.claimed())
                .append(", supported ")
                .append(standing.supported())
                .append(", level ")
                .append(standing.level().map(level -> level.title()).orElse("none"))
                .append('\n');
        standing.areas().stream().flatMap(area -> area.criteria().stream()).forEach(line -> {
            String facts = facts(line.facts());
            if (!facts.isEmpty()) {
                text.append(line.criterion().code()).append('\t').append(facts).append('\n');
            }
        });
        return text.toString();
    }

    private static String facts(CriterionFacts facts) {
        List<String> words = new ArrayList<>();
        if (facts.supported() > 0) {
            words.add("supported by " + facts.supported());
        }
        facts.claim().ifPresent(held -> words.add(held("claimed", held)));
        facts.confirmation().ifPresent(held -> words.add(held("confirmed", held)));
        return String.join(", ", words);
    }

    private static String held(String what, CriterionFacts.Held held) {
        return what
                + (held.lapsed() ? " until " + held.until() + " (lapsed)" : " since " + held.since())
                + (held.sources().isEmpty()
                        ? ""
                        : " (from "
                                + held.sources().stream()
                                        .map(CriterionRef::toString)
                                        .collect(Collectors.joining(", "))
                                + ")");
    }

    /** Writes what becomes of a city, one line for each kind. */
    public static String of(ChangeStandard.CityPreview of) {
        DryRun result = of.result();
        return line("stay", result.stay())
                + line("need a new claim", result.needClaim())
                + line("are new", result.fresh())
                + line(
                        "have no like",
                        result.gone().stream().filter(DryRun.Line::marked).toList());
    }

    private static String line(String what, List<DryRun.Line> criteria) {
        return criteria.size() + " " + what
                + (criteria.isEmpty()
                        ? ""
                        : ": "
                                + criteria.stream()
                                        .map(one -> one.criterion().code().value())
                                        .collect(Collectors.joining(", ")))
                + "\n";
    }
}
