package org.waymark.web.view;

import java.util.List;

/**
 * What a connection test found.
 *
 * @param missing what the platform did not grant, in words
 * @param again runs it once more
 */
public record AdminConnectionView(
        LayoutView layout, String platform, List<Step> steps, List<String> missing, FormView again, LinkView back) {

    /** How one step ended. */
    public enum Verdict {
        GOOD,
        BAD,
        NOT_TRIED
    }

    /** One thing that was tried. */
    public record Step(String name, Verdict verdict, String sentence) {}
}
