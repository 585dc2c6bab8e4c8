package org.waymark.web.open;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.waymark.journey.view.ViewCredential;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.web.Media;
import org.waymark.web.Pages;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.OpenLayout;

/** Serves what anybody may open: the front page, the tool's keys, health, assets. */
public final class PublicRoutes implements Routes {
    private static final Map<String, String> ASSETS = Map.of(
            "pico.css", "/META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css",
            "waymark.css", "/org/waymark/web/waymark.css",
            "waymark.svg", "/org/waymark/web/waymark.svg",
            "submit.js", "/org/waymark/web/submit.js",
            "progress.js", "/org/waymark/web/progress.js",
            "close.js", "/org/waymark/web/close.js",
            "storage.js", "/org/waymark/web/storage.js",
            "zone.js", "/org/waymark/web/zone.js",
            "local.js", "/org/waymark/web/local.js");

    private final Pages pages;
    private final ViewCredential viewCredential;
    private final BooleanSupplier ready;
    private final Map<String, byte[]> assets = new LinkedHashMap<>();

    PublicRoutes(Pages pages, ViewJourneys views, BooleanSupplier ready) {
        this.pages = pages;
        this.viewCredential = views.viewCredential;
        this.ready = ready;
        ASSETS.forEach((name, path) -> assets.put(name, read(path)));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::home);
        routes.get("/.well-known/jwks.json", context -> {
            context.header("Cache-Control", "public, max-age=300");
            context.contentType("application/json").result(viewCredential.jwks());
        });
        routes.get(
                "/health/live",
                context -> context.contentType("application/json").result("{\"status\":\"up\"}"));
        routes.get("/health/ready", this::health);
        routes.get("/assets/{name}", this::asset);
        routes.get(
                "/robots.txt",
                context -> context.contentType("text/plain")
                        .result(
                                "User-agent: *\nDisallow: /s/\nDisallow: /join/\nDisallow: /admin/\nDisallow: /questions/\n"));
    }

    private void home(Context context) {
        pages.show(context, new HomeView(OpenLayout.of("Waymark", ""), "/catalogue", "/verify"), List.of());
    }

    private void health(Context context) {
        boolean up = ready.getAsBoolean();
        context.status(up ? 200 : 503)
                .contentType("application/json")
                .result(up ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}");
    }

    private void asset(Context context) {
        String name = context.pathParam("name");
        byte[] bytes = assets.get(name);
        if (bytes == null) {
            throw Refusal.notFound();
        }
        context.header("Cache-Control", "public, max-age=3600");
        if (name.endsWith(".svg")) {
            Media.send(context, "image/svg+xml", bytes);
        } else {
            context.contentType(name.endsWith(".css") ? "text/css" : "text/javascript")
                    .result(bytes);
        }
    }

    private static byte[] read(String path) {
        try (InputStream in = Objects.requireNonNull(PublicRoutes.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
