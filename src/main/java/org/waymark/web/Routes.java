package org.waymark.web;

import io.javalin.config.RoutesConfig;

/** Pages that can be added to the server. */
public interface Routes {

    void addTo(RoutesConfig routes);

    /** All of these, in this order: an earlier address wins over a later one that would take it too. */
    static Routes of(Routes... pages) {
        return routes -> {
            for (Routes page : pages) {
                page.addTo(routes);
            }
        };
    }
}
