package org.waymark.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a city, or somebody in it, may take next.
 *
 * @param lead says what the steps bring about
 * @param steps those that are preferred first
 * @param others how many further runs would support something the city lacks
 */
public record AheadView(String lead, List<Step> steps, int others) {
    public AheadView {
        steps = List.copyOf(steps);
    }

    /**
     * A run to take.
     *
     * @param url its page; null where it has none for the reader
     * @param deadline until when one can register, in words; null where nothing is said
     * @param criteria what it would support, by codes and titles
     */
    public record Step(
            RunView run, @Nullable String url, @Nullable String deadline, List<String> criteria) {
        public Step {
            criteria = List.copyOf(criteria);
        }
    }
}
