package org.waymark.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that checks a badge.
 *
 * @param form posts {@code jwt}
 * @param pasted what was pasted before
 * @param result what the checks found, {@code null} before the first
 */
public record VerifyView(
        LayoutView layout,
        FormView form,
        String pasted,
        @Nullable Result result) {
    /**
     * The outcome.
     *
     * @param summary one sentence
     * @param page the badge's public page, if it is one of ours
     */
    public record Result(
            Grade verdict,
            String summary,
            List<Check> checks,
            @Nullable LinkView page) {}

    /** One check. */
    public record Check(String name, Grade grade, String detail) {}

    /** How a check went. */
    public enum Grade {
        /** As it should be. */
        GOOD,
        /** Could not be settled, or worth a second look. */
        UNSURE,
        /** Wrong. */
        BAD
    }
}
