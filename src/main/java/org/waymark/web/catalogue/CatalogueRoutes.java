package org.waymark.web.catalogue;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.web.Pages;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.OpenLayout;

/**
 * The catalogue for anybody. A run stands below its opportunity; what is asked for directly below the catalogue is an
 * opportunity, or else a run, which is then shown where it stands.
 */
final class CatalogueRoutes implements Routes {
    private final Pages pages;
    private final CataloguePages catalogue;

    CatalogueRoutes(Pages pages, CataloguePages catalogue) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/catalogue", this::list);
        routes.get("/catalogue/{opportunity}", this::opportunity);
        routes.get("/catalogue/{opportunity}/{run}", this::run);
    }

    private void list(Context context) {
        pages.show(
                context,
                catalogue.list(context, CatalogueAddress.PUBLIC, title -> OpenLayout.of(title, "/catalogue")),
                List.of());
    }

    private void opportunity(Context context) {
        String slug = context.pathParam("opportunity");
        OpportunityView view = catalogue
                .opportunity(new OpportunityId(slug), CatalogueAddress.PUBLIC, title -> OpenLayout.of(title, ""))
                .orElse(null);
        if (view != null) {
            pages.show(context, view, List.of());
            return;
        }
        OpportunityId its = catalogue.opportunityOf(new RunId(slug)).orElseThrow(Refusal::notFound);
        context.redirect(CatalogueAddress.PUBLIC.base() + "/" + its + "/" + slug);
    }

    private void run(Context context) {
        pages.show(
                context,
                catalogue
                        .run(
                                new OpportunityId(context.pathParam("opportunity")),
                                new RunId(context.pathParam("run")),
                                CatalogueAddress.PUBLIC,
                                title -> OpenLayout.of(title, ""))
                        .orElseThrow(Refusal::notFound),
                List.of());
    }
}
