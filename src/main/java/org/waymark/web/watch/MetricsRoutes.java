package org.waymark.web.watch;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.waymark.operation.Exposition;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;

/** Serves the metrics at the public port, to whoever has the token; without a token there is no such address. */
public final class MetricsRoutes implements Routes {
    private final @Nullable MetricsToken token;
    private final Exposition exposition;

    public MetricsRoutes(@Nullable String token, Exposition exposition) {
        this.token = token == null ? null : new MetricsToken(token);
        this.exposition = exposition;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/metrics", this::metrics);
    }

    private void metrics(Context context) {
        if (token == null) {
            throw Refusal.notFound();
        }
        context.header("Cache-Control", "no-store");
        if (!token.opens(context.header("Authorization"))) {
            context.header("WWW-Authenticate", "Bearer");
            context.status(401).contentType("text/plain").result("");
            return;
        }
        context.contentType(Exposition.contentType()).result(exposition.write());
    }
}
