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
            Map<String, String> problems) {
        List<Field> fields = new ArrayList<>();
        fields.add(field(problems, "name", "Name", "What you call the platform.", typed.name(), true));
        if (id == null) {
            fields.add(field(problems, "issuer", "Issuer", "Exactly as the platform shows it.", typed.issuer(), true));
            fields.add(field(problems, "client_id", "Client ID", "Given by the platform.", typed.clientId(), true));
        }
        fields.add(field(
                problems,
                "authorization_endpoint",
                "Authentication request URL",
                "Where the platform signs people in.",
                typed.authorizationEndpoint(),
                true));
        fields.add(field(
                problems,
                "token_endpoint",
                "Access token URL",
                "Where Waymark gets tokens for grades and rosters.",
                typed.tokenEndpoint(),
                true));
        fields.add(field(
                problems,
                "jwks_uri",
                "Public keyset URL",
                "The platform’s keys. Not an address of Waymark.",
                typed.jwksUri(),
                true));
        fields.add(field(
                problems,
                "token_audience",
                "Token audience",
                "Only when the platform names one that is not its access token URL.",
                typed.tokenAudience(),
                false));
        if (id == null) {
            fields.add(field(
                    problems,
                    "deployment",
                    "Deployment ID",
                    "Let in at once. Left empty, the first launch is refused and its deployment shows here to be let in.",
                    typed.deployment(),
                    false));
        }
        String title = id == null ? "Add a platform" : "Edit " + typed.name();
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
                        problems.get(EditPlatform.SHARED),
                        ours(id == null ? typed.keySet() : id.toString()),
                        !problems.isEmpty()));
    }

    private static Field field(
            Map<String, String> problems, String name, String label, String hint, String value, boolean required) {
        return new Field(name, label, hint, value, required, problems.get(name));
    }

    private List<FactView> ours(String keySet) {
        return List.of(
                new FactView("Tool URL", baseUrl + "/lti/launch"),
                new FactView("Login URL", baseUrl + "/lti/login"),
                new FactView("Redirect URI", baseUrl + "/lti/launch"),
                new FactView("Content selection URL", baseUrl + "/lti/launch"),
                new FactView("Public keyset", ToolFacts.jwksUri(baseUrl, keySet)));
    }
}
