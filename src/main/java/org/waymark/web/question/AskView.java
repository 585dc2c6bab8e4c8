package org.waymark.web.question;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The form by which somebody asks.
 *
 * @param mine leads to what the person asked before; null for somebody who is not signed in
 * @param topics what can be asked about
 * @param named whether a name is asked for, because nobody is signed in
 * @param mailed whether an answer is mailed to an address
 * @param faults what is wrong with what was typed
 */
public record AskView(
        LayoutView layout,
        @Nullable LinkView mine,
        FormView form,
        List<Choice> topics,
        boolean named,
        boolean mailed,
        Typed typed,
        List<String> faults) {
    public AskView {
        topics = List.copyOf(topics);
        faults = List.copyOf(faults);
    }

    /**
     * A topic.
     *
     * @param about what belongs to it
     * @param contact whom to write to instead; empty where nobody is named
     */
    public record Choice(String value, String label, String about, String contact, boolean chosen) {}

    /** What was typed. */
    public record Typed(String words, String name, String address) {}
}
