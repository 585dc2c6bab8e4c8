package org.waymark.web.question;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;

/**
 * A question with all that was written about it.
 *
 * @param mark the name of the sign beside the state
 * @param facts what is known beside the words
 * @param entries in the order in which they were written
 */
public record ThreadView(String topic, String mark, String state, List<FactView> facts, List<Entry> entries) {
    public ThreadView {
        facts = List.copyOf(facts);
        entries = List.copyOf(entries);
    }

    /**
     * What somebody wrote, or did.
     *
     * @param done what staff did; null where somebody only wrote
     * @param words may be empty where something was done
     */
    public record Entry(
            boolean byStaff,
            String who,
            String when,
            @Nullable String done,
            String words) {}
}
