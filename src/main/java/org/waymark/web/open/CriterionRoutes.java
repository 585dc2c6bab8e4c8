package org.waymark.web.open;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.waymark.journey.standard.ViewCriterion;
import org.waymark.language.Messages;
import org.waymark.standard.Criterion;
import org.waymark.web.Pages;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.framework.FrameworkRoutes;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OpenLayout;
import org.waymark.web.part.Words;

/**
 * Serves a criterion where the alignments of badges point: a page for people, and for programs what CASE 1.1 calls an
 * item.
 */
final class CriterionRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CriterionRoutes.class);
    private static final String ITEMS = "/ims/case/v1p1/CFItems/";

    private final Pages pages;
    private final ViewCriterion viewCriterion;
    private final FrameworkRoutes frameworks;

    /** @param frameworks answer programs */
    CriterionRoutes(Pages pages, ViewCriterion viewCriterion, FrameworkRoutes frameworks) {
        this.pages = pages;
        this.viewCriterion = viewCriterion;
        this.frameworks = frameworks;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/ims/case/v1p1/CFItems/{id}", this::criterion);
    }

    private void criterion(Context context) {
        boolean person = PublicJson.asksForPage(context);
        Optional<UUID> id = id(context.pathParam("id"));
        Optional<ViewCriterion.Page> page = person ? id.flatMap(viewCriterion::find) : Optional.empty();
        if (page.isPresent()) {
            pages.show(context, view(page.get()), List.of());
        } else if (person && id.filter(frameworks::hasItem).isEmpty()) {
            throw Refusal.notFound();
        } else {
            // A practice area has no page.
            frameworks.item(context);
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private CriterionPageView view(ViewCriterion.Page page) {
        Criterion criterion = page.criterion();
        return new CriterionPageView(
                OpenLayout.of(criterion.title(), ""),
                page.standard().title(),
                Words.criteria(List.of(criterion)).get(0),
                criterion.formerTitles().stream()
                        .map(former ->
                                MESSAGES.say("criterion.former", "until", former.until(), "title", former.title()))
                        .toList(),
                page.related().stream().map(CriterionRoutes::related).toList(),
                frameworks.hasItem(criterion.caseId())
                        ? new LinkView(MESSAGES.say("criterion.json"), ITEMS + criterion.caseId() + "?form=json")
                        : null);
    }

    private static CriterionPageView.Related related(ViewCriterion.Related related) {
        return new CriterionPageView.Related(
                MESSAGES.say("AssociationType." + related.type().name() + (related.forward() ? "" : ".back")),
                related.criterion().code().value(),
                new LinkView(
                        related.criterion().title(), ITEMS + related.criterion().caseId()),
                related.standard().title());
    }
}
