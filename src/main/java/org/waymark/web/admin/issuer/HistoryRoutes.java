package org.waymark.web.admin.issuer;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.credential.issuer.IssuerRevision;
import org.waymark.journey.issuer.EditIssuer;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Media;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** The history of an organization, from which a former state can be brought back; and its pictures, for these pages. */
final class HistoryRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(HistoryRoutes.class);

    private final AdminVisitor visitor;
    private final EditIssuer editIssuer;

    HistoryRoutes(AdminVisitor visitor, EditIssuer editIssuer) {
        this.visitor = visitor;
        this.editIssuer = editIssuer;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/issuers/{slug}/history", this::history);
        routes.post("/admin/{session}/issuers/{slug}/restore", this::restore);
        routes.get("/admin/{session}/issuers/pictures/{hash}", this::picture);
    }

    private void history(Context context) {
        AdminSession session = visitor.session(context);
        String page = ChoiceRoutes.PAGE + "/" + context.pathParam("slug");
        List<IssuerRevision> all = editIssuer.listRevisions(context.pathParam("slug"));
        if (all.isEmpty()) {
            throw Refusal.notFound();
        }
        String name = all.get(0).facts().name();
        List<HistoryView.Revision> revisions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            IssuerRevision one = all.get(i);
            revisions.add(new HistoryView.Revision(
                    one.number(),
                    Language.current().moment(one.recordedAt()),
                    ChoiceRoutes.by(one.recordedBy()),
                    IssuerChanges.between(i + 1 < all.size() ? all.get(i + 1).facts() : null, one.facts()),
                    i == 0
                            ? null
                            : visitor.form(
                                    session,
                                    page + "/restore",
                                    new FormView.Field("number", Integer.toString(one.number())),
                                    new FormView.Field(
                                            "base", Integer.toString(all.get(0).number())))));
        }
        visitor.show(
                context,
                session,
                new HistoryView(
                        visitor.layout(
                                context, session, MESSAGES.say("history.heading", "issuer", name), ChoiceRoutes.PAGE),
                        name,
                        new LinkView(MESSAGES.say("history.edit"), session.path(page + "/edit")),
                        revisions));
    }

    private void restore(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String slug = context.pathParam("slug");
        Optional<EditIssuer.Outcome> outcome = editIssuer.restore(
                slug,
                IssuerFormRoutes.number(form, "number"),
                IssuerFormRoutes.number(form, "base"),
                visitor.name(session));
        visitor.backTo(
                context,
                session,
                ChoiceRoutes.PAGE + "/" + slug + "/history",
                outcome.orElseThrow(Refusal::notFound) instanceof EditIssuer.Saved
                        ? Flash.ISSUER_RESTORED
                        : Flash.NOTHING_DONE);
    }

    private void picture(Context context) {
        visitor.session(context);
        byte[] png = editIssuer.findPng(context.pathParam("hash")).orElseThrow(Refusal::notFound);
        context.header("Cache-Control", "private, max-age=3600");
        context.header("Content-Security-Policy", "default-src 'none'; sandbox");
        Media.send(context, "image/png", png);
    }
}
