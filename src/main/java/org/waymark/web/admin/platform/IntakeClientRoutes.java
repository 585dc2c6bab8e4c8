package org.waymark.web.admin.platform;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.intake.IntakeClientId;
import org.waymark.journey.admin.ManageIntakeClients;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;

/** Serves the pages of which other systems may tell completions, and what they last did. */
final class IntakeClientRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(IntakeClientRoutes.class);

    private final AdminVisitor visitor;
    private final ManageIntakeClients clients;
    private final ManagePlatforms platforms;

    IntakeClientRoutes(AdminVisitor visitor, ManageIntakeClients clients, ManagePlatforms platforms) {
        this.visitor = visitor;
        this.clients = clients;
        this.platforms = platforms;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/intake", context -> show(context, visitor.session(context), null, null));
        routes.post("/admin/{session}/intake", this::add);
        routes.post("/admin/{session}/intake/{client}/end", this::end);
    }

    /** The token stands on the answer itself and nowhere else, so it is shown this once. */
    private void add(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RegistrationId platform = form.id("platform", RegistrationId::new).orElseThrow(Refusal::badInput);
        ManageIntakeClients.Outcome outcome =
                clients.add(platform, form.text("name").strip());
        if (outcome instanceof ManageIntakeClients.NotMade refused) {
            context.status(422);
            show(context, session, refused.problem().words(), null);
            return;
        }
        ManageIntakeClients.Made made = (ManageIntakeClients.Made) outcome;
        context.header("Cache-Control", "no-store");
        show(context, session, null, new IntakeClientsView.Made(made.client().name(), made.token()));
    }

    private void end(Context context) {
        AdminSession session = visitor.posting(context, Form.posted(context));
        boolean ended = clients.end(new IntakeClientId(AdminVisitor.id(context, "client")));
        visitor.backTo(context, session, "/intake", ended ? Flash.CLIENT_ENDED : Flash.NOTHING_DONE);
    }

    private void show(
            Context context, AdminSession session, @Nullable String problem, IntakeClientsView.@Nullable Made made) {
        List<IntakeClientsView.Client> shown =
                clients.list().stream().map(one -> client(session, one)).toList();
        List<IntakeClientsView.Platform> choices = platforms.list().stream()
                .map(platform -> new IntakeClientsView.Platform(
                        platform.registration().id().toString(),
                        platform.registration().name()))
                .toList();
        visitor.show(
                context,
                session,
                new IntakeClientsView(
                        visitor.layout(context, session, MESSAGES.say("intake.heading"), "/intake"),
                        shown,
                        visitor.form(session, "/intake"),
                        choices,
                        problem,
                        made,
                        "/intake/v1/openapi.json"));
    }

    private IntakeClientsView.Client client(AdminSession session, ManageIntakeClients.Shown one) {
        Instant ended = one.client().endedAt();
        return new IntakeClientsView.Client(
                one.client().id().toString(),
                one.client().name(),
                one.platform().name(),
                Language.current().moment(one.client().createdAt()),
                ended == null ? null : Language.current().moment(ended),
                ended == null ? visitor.form(session, "/intake/" + one.client().id() + "/end") : null,
                one.calls().stream()
                        .map(call -> new IntakeClientsView.Call(
                                Language.current().moment(call.at()),
                                call.address(),
                                call.status() == 200,
                                call.status() == 200
                                        ? call.outcome().words()
                                        : MESSAGES.say(
                                                "intake.calls.refused",
                                                "status",
                                                Integer.toString(call.status()),
                                                "outcome",
                                                call.outcome())))
                        .toList());
    }
}
