package org.waymark.web.open;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.waymark.credential.PublicAddresses;
import org.waymark.journey.view.ViewCatalogue;
import org.waymark.journey.view.ViewCredential;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.keys.KeySetName;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.lti.payload.Json;
import org.waymark.standard.Criterion;
import org.waymark.standard.Standard;
import org.waymark.web.Media;
import org.waymark.web.Pages;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.Words;

/** Serves what anybody may open: the front page, the catalogue, the criteria, the tool's keys, health, assets. */
public final class PublicRoutes implements Routes {
    /** Criteria have no time of change of their own yet: the end of the version of the Standard stands for it. */
    private static final String LAST_CHANGE = "2021-12-31T00:00:00Z";

    private static final Map<String, String> ASSETS = Map.of(
            "pico.css", "/META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css",
            "waymark.css", "/org/waymark/web/waymark.css",
            "waymark.svg", "/org/waymark/web/waymark.svg",
            "submit.js", "/org/waymark/web/submit.js",
            "progress.js", "/org/waymark/web/progress.js",
            "close.js", "/org/waymark/web/close.js",
            "storage.js", "/org/waymark/web/storage.js",
            "zone.js", "/org/waymark/web/zone.js");

    private final Pages pages;
    private final ViewCatalogue viewCatalogue;
    private final ViewCredential viewCredential;
    private final PublicAddresses addresses;
    private final BooleanSupplier ready;
    private final Map<String, byte[]> assets = new LinkedHashMap<>();

    PublicRoutes(Pages pages, ViewJourneys views, PublicAddresses addresses, BooleanSupplier ready) {
        this.pages = pages;
        this.viewCatalogue = views.viewCatalogue;
        this.viewCredential = views.viewCredential;
        this.addresses = addresses;
        this.ready = ready;
        ASSETS.forEach((name, path) -> assets.put(name, read(path)));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::home);
        routes.get("/catalogue", this::catalogue);
        routes.get("/ims/case/v1p1/CFItems/{id}", this::criterion);
        routes.get("/.well-known/jwks.json", context -> {
            context.header("Cache-Control", "public, max-age=300");
            context.contentType("application/json").result(viewCredential.jwks(KeySetName.COMMON));
        });
        routes.get(
                "/health/live",
                context -> context.contentType("application/json").result("{\"status\":\"up\"}"));
        routes.get("/health/ready", this::health);
        routes.get("/assets/{name}", this::asset);
        routes.get(
                "/robots.txt",
                context -> context.contentType("text/plain")
                        .result("User-agent: *\nDisallow: /credentials/\nDisallow: /s/\nDisallow: /admin/\n"));
    }

    private void home(Context context) {
        pages.show(
                context,
                new HomeView(LayoutView.open("Waymark", CredentialRoutes.publicNav()), "/catalogue", "/verify"),
                List.of());
    }

    private void catalogue(Context context) {
        ViewCatalogue.CataloguePage page = viewCatalogue.view();
        LayoutView layout =
                LayoutView.open(Messages.of(PublicRoutes.class).say("catalog.heading"), CredentialRoutes.publicNav());
        pages.show(context, view(page, layout), List.of());
    }

    public static CatalogueView view(ViewCatalogue.CataloguePage page, LayoutView layout) {
        return new CatalogueView(
                layout, opportunities(page.upcoming(), page.standard()), opportunities(page.past(), page.standard()));
    }

    private static List<CatalogueView.Opportunity> opportunities(List<CatalogueEntry> entries, Standard standard) {
        Map<String, List<CatalogueEntry>> byTitle = new LinkedHashMap<>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            CatalogueEntry entry = entries.get(i);
            byTitle.computeIfAbsent(entry.opportunity().title(), title -> new ArrayList<>())
                    .add(entry);
        }
        return byTitle.values().stream()
                .map(runs -> new CatalogueView.Opportunity(
                        runs.get(0).opportunity().title(),
                        Words.kind(runs.get(0).opportunity().kind()),
                        runs.get(0).opportunity().summary(),
                        runs.stream().map(entry -> edition(entry, standard)).toList()))
                .toList();
    }

    private static CatalogueView.Edition edition(CatalogueEntry entry, Standard standard) {
        List<String> notes = entry.run().notes();
        return new CatalogueView.Edition(
                entry.run().code(),
                Words.dates(entry.run()),
                Words.criteria(standard.criteria(entry.run().criteria()), null),
                notes.isEmpty() ? null : String.join(" ", notes));
    }

    /** A criterion as CASE 1.1 shows one (CFItem), because the alignments of every badge point here. */
    private void criterion(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[0-9a-fA-F-]{36}")) {
            throw Refusal.notFound();
        }
        Criterion criterion;
        try {
            criterion = viewCatalogue.criterion(UUID.fromString(id)).orElseThrow(Refusal::notFound);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("identifier", id);
        item.put("uri", addresses.baseUrl() + "/ims/case/v1p1/CFItems/" + id);
        item.put("fullStatement", criterion.statement());
        item.put("abbreviatedStatement", criterion.title());
        item.put("humanCodingScheme", criterion.code().value());
        item.put("CFItemType", "Criterion");
        item.put("lastChangeDateTime", LAST_CHANGE);
        context.header("Access-Control-Allow-Origin", "*");
        context.contentType("application/json").result(Json.write(item));
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
