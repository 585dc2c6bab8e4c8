package org.waymark.web.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/**
 * The letters that Waymark sends, and those that met a problem.
 *
 * @param server the SMTP server; null where no mail is sent
 */
public record MailView(LayoutView layout, @Nullable String server, String counts, List<Row> rows) {

    /**
     * A letter that met a problem.
     *
     * @param problem in the server's words; empty where it said nothing
     * @param again sends it again; null where that happens by itself, or is of no use
     */
    public record Row(
            String subject,
            String since,
            String state,
            String problem,
            @Nullable FormView again) {}
}
