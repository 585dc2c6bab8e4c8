package org.waymark.web.admin.platform;

import java.util.List;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * What a connection test found.
 *
 * @param missing what the platform did not grant, in words
 * @param again runs it once more
 */
public record ConnectionView(
        LayoutView layout, String platform, List<Step> steps, List<String> missing, FormView again, LinkView back) {

    /** How one step ended. */
    public enum Verdict {
        GOOD,
        BAD,
        NOT_TRIED
    }

    /** Whether the platform took everything that was tried. */
    public boolean good() {
        return steps.stream().noneMatch(step -> step.verdict() == Verdict.BAD);
    }

    /**
     * One thing that was tried.
     *
     * @param todo what mends it; empty when nothing is known
     */
    public record Step(String name, Verdict verdict, String sentence, String todo) {}
}
