package org.waymark.web.admin.question;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * The list of questions.
 *
 * @param open how many wait for an answer, in words
 * @param settle settles those that are ticked
 * @param city the city that is asked for; null for all
 * @param clear leads to all questions; null where all are shown
 * @param contacts leads to whom people ask
 */
public record InboxView(
        LayoutView layout,
        String open,
        FormView search,
        FormView settle,
        List<OptionView> states,
        List<OptionView> topics,
        @Nullable String city,
        @Nullable LinkView clear,
        int all,
        List<Row> rows,
        LinkView export,
        LinkView contacts,
        @Nullable LinkView newer,
        @Nullable LinkView older) {
    public InboxView {
        states = List.copyOf(states);
        topics = List.copyOf(topics);
        rows = List.copyOf(rows);
    }

    /**
     * A question.
     *
     * @param city leads to the city's page; null for none
     */
    public record Row(
            String id,
            LinkView question,
            String who,
            @Nullable LinkView city,
            String topic,
            String mark,
            String state,
            String changed) {}
}
