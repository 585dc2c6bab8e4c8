package org.waymark.web.admin;

import java.util.List;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page that shows the state of the installation.
 *
 * @param warnings what asks for attention, the most pressing first
 */
public record OverviewView(LayoutView layout, List<Warning> warnings, List<Figure> figures) {

    /** Something to be done, and where. */
    public record Warning(String sentence, LinkView link) {}

    /** A count that leads to its page. */
    public record Figure(String label, String value, String url) {}
}
