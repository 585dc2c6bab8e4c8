package org.waymark.web.admin.platform;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.TrustPlatform;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registration;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;

/** Serves what a platform wants and an operator agrees to or not: other addresses, and services at another server. */
final class TrustRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(TrustRoutes.class);

    private final AdminVisitor visitor;
    private final TrustPlatform trustPlatform;

    TrustRoutes(AdminVisitor visitor, TrustPlatform trustPlatform) {
        this.visitor = visitor;
        this.trustPlatform = trustPlatform;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/admin/{session}/platforms/{platform}/change", context -> decide(context, this::decideChange));
        routes.post("/admin/{session}/platforms/{platform}/users", context -> decide(context, this::decideUsers));
        routes.post("/admin/{session}/platforms/{platform}/origin", context -> decide(context, this::decideOrigin));
    }

    private void decide(Context context, BiFunction<RegistrationId, Form, Flash> work) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RegistrationId id = AdminVisitor.platform(context);
        visitor.backTo(context, session, "/platforms/" + id, work.apply(id, form));
    }

    /** The registrations of which something waits. */
    Set<RegistrationId> listOpen() {
        return trustPlatform.listOpen();
    }

    /** Makes the part of the platform's page that shows what waits. */
    PlatformView.Waiting waiting(AdminSession session, Registration one) {
        String page = "/platforms/" + one.id();
        TrustPlatform.Waiting waiting = trustPlatform.view(one.id());
        UUID change = waiting.change();
        FormView.Field which = new FormView.Field("change", change == null ? "" : change.toString());
        return new PlatformView.Waiting(
                waiting.differences().stream()
                        .map(field ->
                                new PlatformView.Difference(fieldName(field.field()), field.known(), field.wanted()))
                        .toList(),
                change == null
                        ? null
                        : visitor.form(session, page + "/change", which, new FormView.Field("accept", "yes")),
                change == null
                        ? null
                        : visitor.form(session, page + "/change", which, new FormView.Field("accept", "no")),
                waiting.origins().stream()
                        .map(origin -> new PlatformView.Origin(
                                origin.origin(),
                                PlatformView.OriginState.valueOf(origin.state().name()),
                                origin(session, page, origin.origin(), "yes"),
                                origin(session, page, origin.origin(), "no")))
                        .toList(),
                visitor.form(session, page + "/origin", new FormView.Field("allowed", "yes")),
                users(session, page, one.id()));
    }

    /** Nothing where the issuer has one client, and its users are nobody else's. */
    private PlatformView.@Nullable Users users(AdminSession session, String page, RegistrationId id) {
        return trustPlatform
                .users()
                .view(id)
                .filter(standing -> standing.shared() || standing.clients() > 1)
                .map(standing -> new PlatformView.Users(
                        standing.shared(),
                        standing.clients(),
                        visitor.form(
                                session,
                                page + "/users",
                                new FormView.Field("shared", standing.shared() ? "no" : "yes"))))
                .orElse(null);
    }

    private FormView origin(AdminSession session, String page, String origin, String allowed) {
        return visitor.form(
                session,
                page + "/origin",
                new FormView.Field("origin", origin),
                new FormView.Field("allowed", allowed));
    }

    private static String fieldName(String field) {
        return MESSAGES.say(
                switch (field) {
                    case "authorization_endpoint" -> "fact.sign-in";
                    case "token_endpoint" -> "fact.tokens";
                    case "jwks_uri" -> "fact.keys";
                    default -> "fact.audience";
                });
    }

    private Flash decideChange(RegistrationId id, Form form) {
        boolean accept = PlatformRoutes.yes(form.text("accept"), "yes", "no");
        UUID change;
        try {
            change = UUID.fromString(form.text("change"));
        } catch (IllegalArgumentException e) {
            throw Refusal.badInput();
        }
        boolean done = accept ? trustPlatform.accept(id, change) : trustPlatform.discard(id, change);
        return !done ? Flash.NOTHING_DONE : accept ? Flash.CHANGE_ACCEPTED : Flash.CHANGE_DISCARDED;
    }

    private Flash decideUsers(RegistrationId id, Form form) {
        boolean shared = PlatformRoutes.yes(form.text("shared"), "yes", "no");
        if (!trustPlatform.users().decide(id, shared)) {
            return Flash.NOTHING_DONE;
        }
        return shared ? Flash.USERS_SHARED : Flash.USERS_APART;
    }

    private Flash decideOrigin(RegistrationId id, Form form) {
        boolean allowed = PlatformRoutes.yes(form.text("allowed"), "yes", "no");
        if (!trustPlatform.decide(id, form.text("origin"), allowed)) {
            throw Refusal.badInput();
        }
        return allowed ? Flash.ORIGIN_ALLOWED : Flash.ORIGIN_REFUSED;
    }
}
