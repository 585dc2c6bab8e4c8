package org.waymark.web.open;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.waymark.credential.PublicAddresses;
import org.waymark.journey.standard.ViewCriterion;
import org.waymark.language.Messages;
import org.waymark.lti.payload.Json;
import org.waymark.standard.Criterion;
import org.waymark.web.Pages;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
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
    private final PublicAddresses addresses;

    CriterionRoutes(Pages pages, ViewCriterion viewCriterion, PublicAddresses addresses) {
        this.pages = pages;
        this.viewCriterion = viewCriterion;
        this.addresses = addresses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/ims/case/v1p1/CFItems/{id}", this::criterion);
    }

    private void criterion(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[0-9a-fA-F-]{36}")) {
            throw Refusal.notFound();
        }
        ViewCriterion.Page page;
        try {
            page = viewCriterion.find(UUID.fromString(id)).orElseThrow(Refusal::notFound);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
        context.header("Vary", "Accept, Accept-Language, Cookie");
        String accept = context.header("Accept");
        if (accept != null && accept.contains("text/html") && !"json".equals(context.queryParam("form"))) {
            pages.show(context, view(page), List.of());
        } else {
            json(context, page);
        }
    }

    private void json(Context context, ViewCriterion.Page page) {
        Criterion criterion = page.criterion();
        String id = criterion.caseId().toString();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("identifier", id);
        item.put("uri", addresses.baseUrl() + ITEMS + id);
        item.put("fullStatement", criterion.statement());
        item.put("abbreviatedStatement", criterion.title());
        item.put("humanCodingScheme", criterion.code().value());
        item.put("CFItemType", "Criterion");
        item.put(
                "lastChangeDateTime",
                page.changedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        context.header("Access-Control-Allow-Origin", "*");
        context.contentType("application/json").result(Json.write(item));
    }

    private static CriterionPageView view(ViewCriterion.Page page) {
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
                new LinkView(MESSAGES.say("criterion.json"), ITEMS + criterion.caseId() + "?form=json"));
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
