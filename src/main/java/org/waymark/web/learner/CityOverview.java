package org.waymark.web.learner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.language.Messages;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.Standing;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/** Words what has changed in a city lately, and what is nearest to a point. */
final class CityOverview {
    private static final Messages MESSAGES = Messages.of(CityOverview.class);
    private static final int MOST_NEAREST = 5;

    private final ViewStanding.CityStanding before;
    private final Standing now;
    private final boolean otherVersion;
    private final Map<CriterionCode, CriterionFacts> earlier = new HashMap<>();

    /** @param standard the version that the city is on now */
    CityOverview(ViewStanding.CityStanding before, Standing now, StandardId standard) {
        this.before = before;
        this.now = now;
        this.otherVersion = !before.standard().id().equals(standard);
        before.standing().areas().stream()
                .flatMap(area -> area.criteria().stream())
                .forEach(line -> earlier.put(line.criterion().code(), line.facts()));
    }

    /** What has changed since then, in sentences; after a change of the version, only that. */
    List<String> changes() {
        List<String> changes = new ArrayList<>();
        if (otherVersion) {
            changes.add(MESSAGES.say(
                    "city.changes.version", "day", before.standing().at()));
            return changes;
        }
        add(changes, "city.changes.confirmed", (then, today) -> !then.confirmed() && today.confirmed());
        add(changes, "city.changes.claimed", (then, today) -> !then.claimed() && today.claimed());
        add(changes, "city.changes.supported", (then, today) -> then.supported() == 0 && today.supported() > 0);
        add(
                changes,
                "city.changes.more",
                (then, today) -> then.supported() > 0 && today.supported() > then.supported());
        add(changes, "city.changes.lost", (then, today) -> then.confirmed() && !today.confirmed());
        return changes;
    }

    private void add(List<String> changes, String key, BiPredicate<CriterionFacts, CriterionFacts> is) {
        List<String> codes = now.areas().stream()
                .flatMap(area -> area.criteria().stream())
                .filter(line -> is.test(then(line), line.facts()))
                .map(line -> line.criterion().code().value())
                .toList();
        if (!codes.isEmpty()) {
            changes.add(MESSAGES.say(key, "codes", codes));
        }
    }

    private CriterionFacts then(Standing.CriterionStanding line) {
        return earlier.getOrDefault(line.criterion().code(), CriterionFacts.NONE);
    }

    /** Tells whether anything in an area has changed. */
    boolean hasMoved(Standing.AreaStanding area) {
        return !otherVersion
                && area.criteria().stream().anyMatch(line -> {
                    CriterionFacts then = then(line);
                    CriterionFacts today = line.facts();
                    return then.confirmed() != today.confirmed()
                            || then.claimed() != today.claimed()
                            || then.supported() != today.supported();
                });
    }

    /** The criteria that are no points yet and need the least to become one. */
    List<CityView.Nearest> nearest() {
        return now.areas().stream()
                .flatMap(area -> area.criteria().stream())
                .filter(line -> !line.point() && rank(line) > 0)
                .sorted(Comparator.comparing(CityOverview::rank).reversed())
                .limit(MOST_NEAREST)
                .map(CityOverview::nearest)
                .toList();
    }

    private static int rank(Standing.CriterionStanding line) {
        CriterionFacts facts = line.facts();
        return (facts.confirmed() ? 8 : 0) + (facts.claimed() ? 4 : 0) + (facts.supported() > 0 ? 2 : 0);
    }

    private static CityView.Nearest nearest(Standing.CriterionStanding line) {
        CriterionFacts facts = line.facts();
        String needs = facts.confirmed()
                ? MESSAGES.say("city.nearest.prerequisites")
                : facts.claimed()
                        ? MESSAGES.say(
                                facts.supported() > 0 ? "city.nearest.assess" : "city.nearest.assess.unsupported")
                        : MESSAGES.say("city.nearest.claim");
        return new CityView.Nearest(
                facts.confirmed() || facts.claimed() ? "claimed" : "supported",
                line.criterion().code().value(),
                line.criterion().title(),
                needs);
    }
}
