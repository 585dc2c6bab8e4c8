package org.waymark.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page that checks a badge.
 *
 * @param form posts {@code jwt}, whatever was typed or pasted, or a {@code file}, and an {@code email} to compare
 * @param pasted what was pasted before
 * @param email the address that was typed before
 * @param result what the checks found, {@code null} before the first
 */
public record VerifyView(
        LayoutView layout,
        FormView form,
        String pasted,
        String email,
        @Nullable Result result) {
    /**
     * The outcome.
     *
     * @param verdict a word or two, such as "Valid" or "Not a badge"
     * @param summary what to make of it, in a sentence or two
     * @param checks what was looked at; empty where there was nothing to look at
     * @param page the badge's public page, if it is one of ours
     */
    public record Result(
            String verdict,
            Grade grade,
            String summary,
            List<Check> checks,
            @Nullable LinkView page) {}

    /** A check of a credential. */
    public record Check(String name, Grade grade, String detail) {}

    /** The outcome of a check. */
    public enum Grade {
        /** The check found what should be there. */
        GOOD,
        /** Could not be settled, or worth a second look. */
        UNSURE,
        /** Wrong. */
        BAD
    }
}
