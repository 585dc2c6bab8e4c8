package org.waymark.web.admin.question;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.question.ThreadView;

/**
 * A question as staff see it.
 *
 * @param links to the person, the city and the run that it became
 * @param answer takes an answer
 * @param mailed whether the answer is mailed, in words
 * @param typed what was written as an answer and not taken
 * @param fault why something was not taken
 * @param settle settles it, or opens it again
 * @param settled whether it is settled
 * @param move hands it on to another topic; null where that is not possible
 * @param remove removes it for good; null where that is not possible
 * @param hosting what can be done about a city's wish to host; null where nothing can
 */
public record AnswerView(
        LayoutView layout,
        LinkView back,
        String who,
        List<LinkView> links,
        ThreadView thread,
        FormView answer,
        String mailed,
        String typed,
        @Nullable String fault,
        FormView settle,
        boolean settled,
        @Nullable FormView move,
        @Nullable FormView remove,
        List<OptionView> topics,
        @Nullable Hosting hosting) {
    public AnswerView {
        links = List.copyOf(links);
        topics = List.copyOf(topics);
    }

    /**
     * What staff do about a city that would like to host.
     *
     * @param plan takes days and a place
     * @param words what was written beside the plan and not taken
     * @param decline takes a reason
     * @param reason what was written as one and not taken
     * @param make leads to the form of a run that begins with it
     */
    public record Hosting(
            FormView plan,
            String firstDay,
            String lastDay,
            String place,
            String words,
            FormView decline,
            String reason,
            LinkView make) {}
}
