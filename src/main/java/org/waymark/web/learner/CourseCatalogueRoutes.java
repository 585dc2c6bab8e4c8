package org.waymark.web.learner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Function;
import org.waymark.journey.view.ViewActivity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.catalogue.CatalogueAddress;
import org.waymark.web.catalogue.CataloguePages;
import org.waymark.web.part.LayoutView;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** The catalogue within a course, where the LMS frames it. */
public final class CourseCatalogueRoutes implements Routes {
    private final Visitor visitor;
    private final ViewActivity viewActivity;
    private final CataloguePages catalogue;

    public CourseCatalogueRoutes(Visitor visitor, ViewActivity viewActivity, CataloguePages catalogue) {
        this.visitor = visitor;
        this.viewActivity = viewActivity;
        this.catalogue = catalogue;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/catalogue", this::list);
        routes.get("/s/{session}/catalogue/{opportunity}", this::opportunity);
        routes.get("/s/{session}/catalogue/{opportunity}/{run}", this::run);
    }

    private void list(Context context) {
        Session session = visitor.session(context);
        visitor.show(context, session, catalogue.list(context, address(session), layout(session)));
    }

    private void opportunity(Context context) {
        Session session = visitor.session(context);
        OpportunityId id = new OpportunityId(context.pathParam("opportunity"));
        visitor.show(
                context,
                session,
                catalogue.opportunity(id, address(session), layout(session)).orElseThrow(Refusal::notFound));
    }

    private void run(Context context) {
        Session session = visitor.session(context);
        OpportunityId id = new OpportunityId(context.pathParam("opportunity"));
        RunId run = new RunId(context.pathParam("run"));
        visitor.show(
                context,
                session,
                catalogue.run(id, run, address(session), layout(session)).orElseThrow(Refusal::notFound));
    }

    private static CatalogueAddress address(Session session) {
        return new CatalogueAddress(session.path("/catalogue"), session.path("/registrations"));
    }

    private Function<String, LayoutView> layout(Session session) {
        ViewActivity.ActivityPage page = viewActivity.view(session.learner(), visitor.link(session));
        return title -> visitor.layout(session, title, page.learner(), page.link(), "/catalogue", null);
    }
}
