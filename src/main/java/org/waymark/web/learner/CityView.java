package org.waymark.web.learner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.web.part.AheadView;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * A city's way to certification.
 *
 * @param standard the version of the Standard, in words
 * @param confirmed points: criteria the assessment has confirmed
 * @param total how many criteria this version of the Standard has
 * @param level the level reached, {@code null} below the first
 * @param levels all levels, lowest first
 * @param people how many people have joined with the city's code
 * @param completions how many completions they have
 * @param core the criteria without which there is no level; may be empty
 * @param warnings what lapses soon or has lapsed, in sentences
 * @param daysBack how many days back changes are looked for
 * @param changes what has changed lately, in sentences
 * @param nearest the criteria that are nearest to a point
 * @param ahead what to take next; null where nothing is to say
 * @param areas those with movement first
 * @param lead the pages of the city's lead; empty for anybody else
 * @param more further pages
 */
public record CityView(
        LayoutView layout,
        String city,
        String standard,
        int confirmed,
        int total,
        @Nullable String level,
        List<Level> levels,
        List<Core> core,
        List<CriterionView.Note> warnings,
        int people,
        int completions,
        int daysBack,
        List<String> changes,
        List<Nearest> nearest,
        @Nullable AheadView ahead,
        List<Area> areas,
        List<LinkView> lead,
        List<LinkView> more) {
    /**
     * A level of the certification.
     *
     * @param points how many confirmed criteria it takes
     * @param missing how many are still missing, 0 when there are enough
     * @param core how many core criteria are still missing
     * @param reachable whether the criteria that are known are enough for it
     */
    public record Level(String name, int points, int missing, int core, boolean reachable) {
        public boolean reached() {
            return missing == 0 && core == 0;
        }
    }

    /** A criterion that is nearly a point, and what it needs. */
    public record Nearest(String mark, String code, String title, String needs) {}

    /** A criterion without which there is no level. */
    public record Core(String code, String title, boolean met) {}

    /**
     * A practice area. The three counts are of criteria; one may count in all of them.
     *
     * @param moved whether anything in it has changed lately
     */
    public record Area(
            String name, int supported, int claimed, int confirmed, boolean moved, List<CriterionView> criteria) {
        private static final Messages MESSAGES = Messages.of(CityView.class);

        /** The furthest state of each criterion, such as "EX1 confirmed, EX2 supported". */
        public String inWords() {
            return Language.current()
                    .all(criteria.stream()
                            .map(criterion -> MESSAGES.say(state(criterion.facts()), "code", criterion.code()))
                            .toList());
        }

        private static String state(CriterionView.@Nullable Facts facts) {
            if (facts == null) {
                return "city.bar.open";
            }
            return facts.confirmed()
                    ? "city.bar.confirmed"
                    : facts.claimed()
                            ? "city.bar.claimed"
                            : facts.supportedBy() > 0 ? "city.bar.supported" : "city.bar.open";
        }
    }
}
