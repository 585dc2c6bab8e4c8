package org.waymark.web.signup;

import java.util.List;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * All registrations of a person.
 *
 * @param catalogue where runs are found
 */
public record RegistrationsView(LayoutView layout, List<Row> rows, LinkView catalogue) {

    /** A registration with its run. */
    public record Row(LinkView run, String dates, String tier, String mark, String state) {}
}
