package org.waymark.web.admin.platform;

import java.util.List;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page that shows what a connection test found.
 *
 * @param missing what the platform did not grant, in words
 * @param again runs it once more
 */
public record ConnectionView(
        LayoutView layout, String platform, List<Step> steps, List<String> missing, FormView again, LinkView back) {

    /** The result of one step. */
    public enum Verdict {
        GOOD,
        BAD,
        NOT_TRIED
    }

    /** Tells whether the platform took everything that was tried. */
    public boolean good() {
        return steps.stream().noneMatch(step -> step.verdict() == Verdict.BAD);
    }

    /**
     * A step of the test.
     *
     * @param todo what mends it; empty when nothing is known
     */
    public record Step(String name, Verdict verdict, String sentence, String todo) {}
}
