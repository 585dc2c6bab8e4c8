package org.waymark.practice.view;

import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Hint;

/**
 * A page with the tool in a frame.
 *
 * @param title of the frame, for those who hear the page
 * @param launch the address at which the launch begins
 * @param back where the page leads back to, also when the tool asks for it
 * @param inWindow whether the tool can be opened in a window of its own, too
 * @param origins those of the tool, whose messages are heard, with blanks between them
 * @param storage whether the page keeps data for the tool (LTI platform storage)
 */
public record ToolView(
        String title,
        String launch,
        String back,
        String backWords,
        boolean inWindow,
        @Nullable Hint hint,
        String origins,
        boolean storage) {

    /** Returns a copy of this page with a second way to open the tool, and maybe something to type there. */
    public ToolView inWindow(@Nullable Hint shown) {
        return new ToolView(title, launch, back, backWords, true, shown, origins, storage);
    }
}
