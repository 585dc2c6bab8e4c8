package org.waymark.web.question;

import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page of a question for whoever asked it.
 *
 * @param back leads to the list it stands in; null where nobody is signed in
 * @param keep whether the page says that its address is the way back to it
 * @param contact whom to write to instead; empty where nobody is named
 * @param write takes what the person writes again
 * @param typed what was written and not taken
 * @param fault why it was not taken
 * @param settle says that it is settled; null where it is, or cannot be
 */
public record QuestionView(
        LayoutView layout,
        @Nullable LinkView back,
        boolean keep,
        ThreadView thread,
        String contact,
        FormView write,
        String typed,
        @Nullable String fault,
        @Nullable FormView settle) {}
