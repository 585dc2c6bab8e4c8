package org.waymark.web.question;

import java.util.List;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** What a person asked, the last first. */
public record QuestionsView(LayoutView layout, LinkView ask, List<Row> rows) {
    public QuestionsView {
        rows = List.copyOf(rows);
    }

    /** A question. */
    public record Row(LinkView question, String topic, String mark, String state, String changed) {}
}
