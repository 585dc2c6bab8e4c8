package org.waymark.web.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * What a city has asked to host, and the form by which its lead asks.
 *
 * @param choices the trainings of the catalog that can be hosted
 * @param mailed whether an answer is mailed to an address
 * @param faults what is wrong with what was typed
 */
public record HostView(
        LayoutView layout,
        String city,
        List<LinkView> ways,
        List<Row> rows,
        FormView form,
        List<OptionView> choices,
        boolean mailed,
        Typed typed,
        List<String> faults) {
    public HostView {
        ways = List.copyOf(ways);
        rows = List.copyOf(rows);
        choices = List.copyOf(choices);
        faults = List.copyOf(faults);
    }

    /**
     * Something that the city asked to host.
     *
     * @param waiting whether the program is to answer
     * @param run leads to the run that it became; null before it has
     * @param withdraw takes it back; null when it is too late
     */
    public record Row(
            LinkView question,
            String days,
            String state,
            boolean waiting,
            @Nullable LinkView run,
            @Nullable FormView withdraw) {}

    /** What was typed. */
    public record Typed(String firstDay, String lastDay, String people, String place, String words, String address) {}
}
