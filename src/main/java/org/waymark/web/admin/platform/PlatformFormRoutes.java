package org.waymark.web.admin.platform;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.EditPlatform;
import org.waymark.journey.admin.EditPlatform.Typed;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.register.ToolFacts;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.admin.platform.PlatformFormView.Field;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;

/** The form by which a platform is typed in, or changed. */
final class PlatformFormRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(PlatformFormRoutes.class);

    private final AdminVisitor visitor;
    private final ManagePlatforms platforms;
    private final EditPlatform editPlatform;
    private final URI baseUrl;

    PlatformFormRoutes(AdminVisitor visitor, ManagePlatforms platforms, EditPlatform editPlatform, URI baseUrl) {
        this.visitor = visitor;
        this.platforms = platforms;
        this.editPlatform = editPlatform;
        this.baseUrl = baseUrl;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/platforms/new", this::empty);
        routes.post("/admin/{session}/platforms/new", this::add);
        routes.get("/admin/{session}/platforms/{platform}/edit", this::edit);
        routes.post("/admin/{session}/platforms/{platform}/edit", this::change);
    }

    /** The platform is told a key set's address before it can give its client id, so the set is made here. */
    private void empty(Context context) {
        AdminSession session = visitor.session(context);
        String keySet = platforms.reserveKeySet().toString();
        show(context, session, null, new Typed("", "", "", "", "", "", "", "", keySet, false), Map.of());
    }

    private void add(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        Typed typed = typed(form);
        after(context, session, null, typed, editPlatform.add(typed));
    }

    private void edit(Context context) {
        AdminSession session = visitor.session(context);
        RegistrationId id = AdminVisitor.platform(context);
        Registration one = platforms.find(id).orElseThrow(Refusal::notFound).registration();
        String audience = one.tokenAudience();
        Typed typed = new Typed(
                one.issuer(),
                one.clientId(),
                one.name(),
                one.authorizationEndpoint().toString(),
                one.tokenEndpoint().toString(),
                audience == null ? "" : audience,
                one.jwksUri().toString(),
                "",
                id.toString(),
                false);
        show(context, session, id, typed, Map.of());
    }

    private void change(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RegistrationId id = AdminVisitor.platform(context);
        Typed typed = typed(form);
        after(context, session, id, typed, editPlatform.change(id, typed).orElseThrow(Refusal::notFound));
    }

    private void after(
            Context context,
            AdminSession session,
            @Nullable RegistrationId id,
            Typed typed,
            EditPlatform.Outcome outcome) {
        if (outcome instanceof EditPlatform.Saved saved) {
            visitor.backTo(
                    context, session, "/platforms/" + saved.registration().id(), Flash.PLATFORM_SAVED);
            return;
        }
        context.status(422);
        show(context, session, id, typed, ((EditPlatform.Faulty) outcome).problems());
    }

    private static Typed typed(Form form) {
        return new Typed(
                form.text("issuer").strip(),
                form.text("client_id").strip(),
                form.text("name").strip(),
                form.text("authorization_endpoint").strip(),
                form.text("token_endpoint").strip(),
                form.text("token_audience").strip(),
                form.text("jwks_uri").strip(),
                form.text("deployment").strip(),
                form.text("key_set"),
                form.text(EditPlatform.SHARED).equals("yes"));
    }

    /** @param id the platform that is changed; null for a new one */
    private void show(
            Context context,
            AdminSession session,
            @Nullable RegistrationId id,
            Typed typed,
            Map<String, Message> problems) {
        List<Field> fields = new ArrayList<>();
        fields.add(field(problems, "name", "form.name", typed.name(), true));
        if (id == null) {
            fields.add(field(problems, "issuer", "form.issuer", typed.issuer(), true));
            fields.add(field(problems, "client_id", "form.client-id", typed.clientId(), true));
        }
        fields.add(
                field(problems, "authorization_endpoint", "form.authorization", typed.authorizationEndpoint(), true));
        fields.add(field(problems, "token_endpoint", "form.token", typed.tokenEndpoint(), true));
        fields.add(field(problems, "jwks_uri", "form.keys", typed.jwksUri(), true));
        fields.add(field(problems, "token_audience", "form.audience", typed.tokenAudience(), false));
        if (id == null) {
            fields.add(field(problems, "deployment", "form.deployment", typed.deployment(), false));
        }
        String title = id == null ? MESSAGES.say("form.add") : MESSAGES.say("form.edit", "platform", typed.name());
        visitor.show(
                context,
                session,
                new PlatformFormView(
                        visitor.layout(context, session, title, "/platforms"),
                        title,
                        visitor.form(
                                session,
                                id == null ? "/platforms/new" : "/platforms/" + id + "/edit",
                                new FormView.Field("key_set", typed.keySet())),
                        fields,
                        words(problems, EditPlatform.SHARED),
                        ours(id == null ? typed.keySet() : id.toString()),
                        !problems.isEmpty()));
    }

    private static Field field(Map<String, Message> problems, String name, String key, String value, boolean required) {
        return new Field(
                name,
                MESSAGES.say(key + ".title"),
                MESSAGES.say(key + ".what"),
                value,
                required,
                words(problems, name));
    }

    private static @Nullable String words(Map<String, Message> problems, String field) {
        Message problem = problems.get(field);
        return problem == null ? null : problem.words();
    }

    private List<FactView> ours(String keySet) {
        return List.of(
                new FactView(MESSAGES.say("form.ours.tool"), baseUrl + "/lti/launch"),
                new FactView(MESSAGES.say("form.ours.login"), baseUrl + "/lti/login"),
                new FactView(MESSAGES.say("form.ours.redirect"), baseUrl + "/lti/launch"),
                new FactView(MESSAGES.say("form.ours.content"), baseUrl + "/lti/launch"),
                new FactView(MESSAGES.say("form.ours.keys"), ToolFacts.jwksUri(baseUrl, keySet)));
    }
}
