package org.waymark.web.admin.standard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * One Standard with everything that is known of it.
 *
 * @param unconfirmed what is not confirmed, in words; null when all is
 * @param links the ways to its forms and its file
 */
public record StandardView(
        LayoutView layout,
        LinkView back,
        String title,
        StandardsView.State state,
        @Nullable String unconfirmed,
        List<FactView> facts,
        List<String> notes,
        List<LinkView> links,
        List<Level> levels,
        List<Area> areas,
        List<Revision> history) {
    public StandardView {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        links = List.copyOf(links);
        levels = List.copyOf(levels);
        areas = List.copyOf(areas);
        history = List.copyOf(history);
    }

    /** A level: its share of all criteria, and the number of criteria that comes of it. */
    public record Level(
            String title,
            String share,
            String points,
            @Nullable String unreachable,
            boolean provisional,
            @Nullable String note) {}

    /** A practice area with its criteria. */
    public record Area(String code, String title, List<String> former, List<Criterion> criteria) {
        public Area {
            former = List.copyOf(former);
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * A criterion.
     *
     * @param title leads to its form
     * @param former titles it had, each with its last day
     * @param months for how many months evidence counts, null when it does not age
     * @param requires codes of its prerequisites
     * @param runs how many runs count for it, in words
     */
    public record Criterion(
            String code,
            LinkView title,
            List<String> former,
            String statement,
            boolean core,
            @Nullable Integer months,
            List<String> requires,
            String runs,
            boolean provisional,
            @Nullable String note) {
        public Criterion {
            former = List.copyOf(former);
            requires = List.copyOf(requires);
        }
    }

    /**
     * A change that was made.
     *
     * @param restore brings back what stood before it, after a preview; null where it cannot be
     */
    public record Revision(
            String number,
            String when,
            String by,
            String what,
            @Nullable LinkView restore) {}
}
