package org.waymark.web.admin.issuer;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.issuer.IssuerForm;
import org.waymark.credential.issuer.IssuerForm.Field;
import org.waymark.credential.issuer.IssuerRevision;
import org.waymark.journey.issuer.EditIssuer;
import org.waymark.journey.issuer.PreviewIssuer;
import org.waymark.language.Language;
import org.waymark.language.Message;
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

/** The form of an organization that issues badges: looked at first, then saved, with the very pictures that were seen. */
final class IssuerFormRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(IssuerFormRoutes.class);
    private static final String PICTURE = "data:image/png;base64,";

    private final AdminVisitor visitor;
    private final EditIssuer editIssuer;
    private final PreviewIssuer previewIssuer;
    private final PostedIssuer postedIssuer;

    IssuerFormRoutes(AdminVisitor visitor, EditIssuer editIssuer, PreviewIssuer previewIssuer) {
        this.visitor = visitor;
        this.editIssuer = editIssuer;
        this.previewIssuer = previewIssuer;
        this.postedIssuer = new PostedIssuer(editIssuer);
    }

    /**
     * What the page shows beside the fields.
     *
     * @param base the organization as the form found it; null for a new one
     */
    private record Shown(
            @Nullable IssuerRevision base,
            IssuerForm form,
            Map<Field, Message> faults,
            IssuerFormView.@Nullable Overtaken overtaken,
            IssuerFormView.@Nullable Preview preview) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/issuers/new", this::empty);
        routes.post("/admin/{session}/issuers/new", this::add);
        routes.post("/admin/{session}/issuers/certificate.pdf", this::pdf);
        routes.get("/admin/{session}/issuers/{slug}/edit", this::edit);
        routes.post("/admin/{session}/issuers/{slug}/edit", this::change);
    }

    private void empty(Context context) {
        AdminSession session = visitor.session(context);
        IssuerForm form = new IssuerForm("", "", "", "", null, "", "", null);
        show(context, session, new Shown(null, form, Map.of(), null, null));
    }

    private void edit(Context context) {
        AdminSession session = visitor.session(context);
        IssuerRevision now = editIssuer.find(context.pathParam("slug")).orElseThrow(Refusal::notFound);
        show(context, session, new Shown(now, IssuerForm.of(now.facts()), Map.of(), null, null));
    }

    private void add(Context context) {
        visitor.session(context);
        Form form = Form.withFile(context);
        AdminSession session = visitor.posting(context, form);
        PostedIssuer.Posted posted = postedIssuer.read(context, form);
        if (!posted.refused().isEmpty() || form.text("do").equals("preview")) {
            look(context, session, null, posted);
            return;
        }
        after(context, session, null, posted, editIssuer.add(posted.form(), visitor.name(session)));
    }

    private void change(Context context) {
        visitor.session(context);
        Form form = Form.withFile(context);
        AdminSession session = visitor.posting(context, form);
        String slug = context.pathParam("slug");
        int base = number(form, "base");
        IssuerRevision before = editIssuer.listRevisions(slug).stream()
                .filter(one -> one.number() == base)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        PostedIssuer.Posted posted = postedIssuer.read(context, form);
        if (!posted.refused().isEmpty() || form.text("do").equals("preview")) {
            look(context, session, before, posted);
            return;
        }
        after(
                context,
                session,
                before,
                posted,
                editIssuer
                        .change(slug, base, posted.form(), visitor.name(session))
                        .orElseThrow(Refusal::notFound));
    }

    /** The certificate of what the form holds, in a window of its own. */
    private void pdf(Context context) {
        visitor.session(context);
        Form form = Form.withFile(context);
        AdminSession session = visitor.posting(context, form);
        PostedIssuer.Posted posted = postedIssuer.read(context, form);
        if (!faults(posted).isEmpty()) {
            look(context, session, null, posted);
            return;
        }
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "inline; filename=\"sample-certificate.pdf\"");
        Media.send(context, "application/pdf", previewIssuer.pdf(posted.form()));
    }

    private void look(
            Context context, AdminSession session, @Nullable IssuerRevision base, PostedIssuer.Posted posted) {
        Map<Field, Message> faults = faults(posted);
        if (!faults.isEmpty()) {
            context.status(422);
        }
        IssuerFormView.Preview preview = faults.isEmpty()
                ? new IssuerFormView.Preview(
                        address(previewIssuer.picture(posted.form())), address(previewIssuer.badge()))
                : null;
        show(context, session, new Shown(base, posted.form(), faults, null, preview));
    }

    private Map<Field, Message> faults(PostedIssuer.Posted posted) {
        Map<Field, Message> faults = new EnumMap<>(Field.class);
        faults.putAll(editIssuer.faults(posted.form()));
        faults.putAll(posted.refused());
        return faults;
    }

    private void after(
            Context context,
            AdminSession session,
            @Nullable IssuerRevision base,
            PostedIssuer.Posted posted,
            EditIssuer.Outcome outcome) {
        if (outcome instanceof EditIssuer.Saved) {
            visitor.backTo(context, session, ChoiceRoutes.PAGE, Flash.ISSUER_SAVED);
        } else if (outcome instanceof EditIssuer.Faulty faulty) {
            context.status(422);
            show(context, session, new Shown(base, posted.form(), faulty.faults(), null, null));
        } else if (outcome instanceof EditIssuer.Overtaken other) {
            IssuerRevision now = other.now();
            context.status(409);
            show(
                    context,
                    session,
                    new Shown(
                            now,
                            posted.form(),
                            Map.of(),
                            new IssuerFormView.Overtaken(
                                    ChoiceRoutes.by(now.recordedBy()),
                                    Language.current().moment(now.recordedAt()),
                                    IssuerChanges.between(other.before().facts(), now.facts())),
                            null));
        }
    }

    private void show(Context context, AdminSession session, Shown shown) {
        IssuerRevision base = shown.base();
        IssuerForm form = shown.form();
        Map<Field, Message> faults = shown.faults();
        String title = base == null
                ? MESSAGES.say("form.new")
                : MESSAGES.say("form.edit", "issuer", base.facts().name());
        String page = base == null
                ? ChoiceRoutes.PAGE + "/new"
                : ChoiceRoutes.PAGE + "/" + base.facts().slug() + "/edit";
        visitor.show(
                context,
                session,
                new IssuerFormView(
                        visitor.layout(context, session, title, ChoiceRoutes.PAGE),
                        title,
                        visitor.form(
                                session,
                                page,
                                new FormView.Field("base", base == null ? "0" : Integer.toString(base.number()))),
                        session.path(ChoiceRoutes.PAGE + "/certificate.pdf"),
                        List.of(
                                field(faults, Field.NAME, "text", form.name()),
                                field(faults, Field.ADDRESS, "area", form.address()),
                                field(faults, Field.WEBSITE, "url", form.website()),
                                field(faults, Field.EMAIL, "email", form.email())),
                        picture(session, faults, Field.LOGO, form.logo()),
                        List.of(
                                field(faults, Field.SIGNATORY, "text", form.signatory()),
                                field(faults, Field.ROLE, "text", form.role())),
                        picture(session, faults, Field.SIGNATURE, form.signature()),
                        !faults.isEmpty(),
                        shown.overtaken(),
                        shown.preview(),
                        base == null
                                ? null
                                : new LinkView(
                                        MESSAGES.say("issuers.history"),
                                        session.path(ChoiceRoutes.PAGE + "/"
                                                + base.facts().slug() + "/history"))));
    }

    private static IssuerFormView.Field field(Map<Field, Message> faults, Field field, String type, String value) {
        return new IssuerFormView.Field(
                name(field),
                MESSAGES.say(field),
                MESSAGES.say("Field." + field + ".hint"),
                type,
                value,
                field.longest(),
                field == Field.NAME,
                words(faults, field));
    }

    private static IssuerFormView.Picture picture(
            AdminSession session, Map<Field, Message> faults, Field field, IssuerFacts.@Nullable Picture kept) {
        return new IssuerFormView.Picture(
                name(field),
                MESSAGES.say(field),
                MESSAGES.say("Field." + field + ".hint"),
                kept == null ? "" : kept.hash(),
                kept == null ? "" : session.path(ChoiceRoutes.PAGE + "/pictures/" + kept.hash()),
                words(faults, field));
    }

    static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** The number in a hidden field; anything else comes from no form of ours. */
    static int number(Form form, String name) {
        String text = form.text(name);
        if (!text.matches("\\d{1,8}")) {
            throw Refusal.badInput();
        }
        return Integer.parseInt(text);
    }

    private static @Nullable String words(Map<Field, Message> faults, Field field) {
        Message fault = faults.get(field);
        return fault == null ? null : fault.words();
    }

    private static String address(byte[] png) {
        return PICTURE + Base64.getEncoder().encodeToString(png);
    }
}
