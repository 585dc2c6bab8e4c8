package org.waymark.journey.question;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.question.Contact;
import org.waymark.question.Hosting;
import org.waymark.question.QuestionEntry;
import org.waymark.question.QuestionLine;

/**
 * A question with all that was written about it.
 *
 * @param contact whom to ask about its topic
 * @param hosting what a city would like to host; null for any other question
 * @param opportunity the title of what it would like to host; null where the catalog does not have it
 */
public record QuestionPage(
        QuestionLine line,
        List<QuestionEntry> entries,
        Contact contact,
        @Nullable Hosting hosting,
        @Nullable String opportunity) {
    public QuestionPage {
        entries = List.copyOf(entries);
    }
}
