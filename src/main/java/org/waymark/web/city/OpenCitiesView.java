package org.waymark.web.city;

import java.util.List;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** All cities that show their progress. */
public record OpenCitiesView(LayoutView layout, HeadView head, List<Row> rows) {

    /** A city. */
    public record Row(LinkView city, String level, String points) {}
}
