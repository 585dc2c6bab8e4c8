package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Function;

/** A room of pages beside this one, with sessions of its own; {@code app} hands it in, so that this room need not know it. */
public interface Annex {

    /** @param launched reads the session of a launch from an address below {@code /s/{session}} */
    void addTo(RoutesConfig routes, Pages pages, Function<Context, Session> launched);
}
