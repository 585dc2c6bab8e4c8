package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.waymark.journey.PickRuns;
import org.waymark.journey.PickRuns.PickerPage;
import org.waymark.journey.PickRuns.SignedAnswer;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunFilter;
import org.waymark.learning.RunId;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;
import org.waymark.web.view.DeepLinkReturnView;
import org.waymark.web.view.FormView;
import org.waymark.web.view.LayoutView;
import org.waymark.web.view.PickerView;

/** The content picker inside the platform (Deep Linking 2.0). */
final class PickerRoutes {
    private final Visitor visitor;
    private final Pages pages;
    private final PickRuns pickRuns;

    PickerRoutes(Visitor visitor, Pages pages, PickRuns pickRuns) {
        this.visitor = visitor;
        this.pages = pages;
        this.pickRuns = pickRuns;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/picker", context -> picker(context, instructor(visitor.session(context)), ""));
        routes.post("/s/{session}/picker", this::answer);
    }

    /** Only who may change the course may choose for it, even if the platform lets others open the picker. */
    private Session instructor(Session session) {
        if (!session.instructor() && !session.administrator()) {
            throw new Refusal(403, "NOT_ALLOWED");
        }
        return session;
    }

    private void picker(Context context, Session session, String error) {
        Form form = Form.query(context);
        String query = form.text("q").strip();
        String area = form.text("area");
        String criterion = form.text("criterion");
        RunFilter filter = new RunFilter(
                query.isEmpty() ? null : query,
                area.isEmpty() ? null : area,
                criterion.isEmpty() ? null : new CriterionCode(criterion));
        PickerPage page = pickRuns.view(request(session), session.learner(), filter)
                .orElseThrow(() -> new Refusal(400, "PICKER_CLOSED"));
        Standard standard = page.standard();
        PickerView view = new PickerView(
                new LayoutView("Choose learning opportunities", null, null, "Instructor", List.of(), null, null),
                new FormView(session.path("/picker"), ""),
                query,
                standard.areas().stream()
                        .map(one -> new PickerView.Option(
                                one.code(), one.title(), one.code().equals(area)))
                        .toList(),
                standard.criteria().stream()
                        .map(one -> new PickerView.Option(
                                one.code().value(),
                                one.code() + " " + one.title(),
                                one.code().value().equals(criterion)))
                        .toList(),
                page.request().acceptMultiple(),
                page.found().stream().map(entry -> choice(entry, standard)).toList(),
                page.total(),
                visitor.form(session, "/picker"),
                error);
        pages.show(context, "picker", view, session.origins());
    }

    private static PickerView.Choice choice(CatalogueEntry entry, Standard standard) {
        return new PickerView.Choice(
                entry.run().id().value(),
                Words.run(entry),
                Words.criteria(standard.criteria(entry.run().criteria()), null));
    }

    private void answer(Context context) {
        Form form = Form.posted(context);
        Session session = instructor(visitor.posting(context, form));
        boolean cancelled = form.text("cancel").equals("yes");
        List<RunId> chosen =
                cancelled ? List.of() : form.all("run").stream().map(RunId::new).toList();
        if (chosen.isEmpty() && !cancelled) {
            context.status(422);
            picker(context, session, "Choose at least one learning opportunity, or cancel.");
            return;
        }
        SignedAnswer answer = pickRuns.answer(request(session), session.learner(), chosen)
                .orElseThrow(() -> new Refusal(400, "PICKER_CLOSED"));
        URI returnUrl = answer.returnUrl();
        pages.show(
                context,
                "deeplinkreturn",
                new DeepLinkReturnView(
                        LayoutView.open("Back to your course", List.of()),
                        returnUrl.toString(),
                        answer.jwt(),
                        returnUrl.getHost(),
                        chosen.size()),
                session.origins(),
                List.of(returnUrl.getScheme() + "://" + returnUrl.getRawAuthority()));
    }

    private static UUID request(Session session) {
        UUID request = session.deepLinking();
        if (request == null) {
            throw Refusal.notFound();
        }
        return request;
    }
}
