package org.waymark.web.admin.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * How long things of people are kept: the rules that can be set, with what each would remove, and what is fixed.
 *
 * @param fixed what is removed without a rule, and when
 */
public record RetentionView(LayoutView layout, List<Rule> rules, List<FactView> fixed, LinkView back) {
    public RetentionView {
        rules = List.copyOf(rules);
        fixed = List.copyOf(fixed);
    }

    /**
     * A rule.
     *
     * @param key tells its fields from those of others
     * @param concerned what it would remove today, in words
     * @param runs when it was carried out, in words
     * @param limits which months can be set, in words
     * @param fault why nothing was saved; null without a fault
     * @param people a table of the people whom it would erase; null for every other rule
     */
    public record Rule(
            String key,
            String title,
            String what,
            String concerned,
            List<String> runs,
            boolean active,
            String months,
            int shortest,
            int longest,
            String limits,
            @Nullable String fault,
            @Nullable LinkView people,
            FormView save) {
        public Rule {
            runs = List.copyOf(runs);
        }
    }
}
