package org.waymark.practice.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Person;
import org.waymark.practice.view.PracticeLayoutView;
import org.waymark.practice.wire.Response;

/** Answers with a page: its template is shown in the frame that all pages have. */
final class Layout {
    private Layout() {}

    /**
     * A whole page.
     *
     * @param template its name in {@code src/main/jte-practice}
     * @param view what the template shows
     */
    static Response page(int status, String template, String title, @Nullable Person who, Object view) {
        return Response.page(status, template, Map.of("layout", new PracticeLayoutView(title, who), "view", view));
    }
}
