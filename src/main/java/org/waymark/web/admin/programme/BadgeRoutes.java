package org.waymark.web.admin.programme;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialEvent;
import org.waymark.credential.CredentialId;
import org.waymark.journey.credential.ManageCredentials;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** A badge of somebody: suspended for a time, valid again, issued again where it says something wrong. */
final class BadgeRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(BadgeRoutes.class);
    private static final int LONGEST_REASON = 500;

    private final AdminVisitor visitor;
    private final ManageCredentials credentials;

    BadgeRoutes(AdminVisitor visitor, ManageCredentials credentials) {
        this.visitor = visitor;
        this.credentials = credentials;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/badges/{badge}", this::show);
        routes.post("/admin/{session}/badges/{badge}/suspend", this::suspend);
        routes.post("/admin/{session}/badges/{badge}/reinstate", this::reinstate);
        routes.post("/admin/{session}/badges/{badge}/reissue", this::reissue);
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        ManageCredentials.Managed managed = credentials.find(badge(context)).orElseThrow(Refusal::notFound);
        Credential credential = managed.credential();
        String name = credential.facts().achievement().name();
        CredentialId replacement = credential.state().replacement();
        visitor.show(
                context,
                session,
                new BadgeView(
                        visitor.layout(context, session, name, "/people"),
                        name,
                        new LinkView(
                                managed.learner().displayName(),
                                session.path("/people/" + managed.learner().id())),
                        new LinkView(MESSAGES.say("badge.open"), "/credentials/" + credential.id()),
                        Optional.ofNullable(credential.facts().recipientName())
                                .orElse(MESSAGES.say("badge.recipient.none")),
                        MESSAGES.say(state(credential)),
                        credential.inForce(),
                        managed.history().stream().map(BadgeRoutes::line).toList(),
                        replacement == null
                                ? null
                                : new LinkView(MESSAGES.say("badge.replacement"), session.path(page(replacement))),
                        form(session, credential, credential.inForce(), "/suspend"),
                        form(session, credential, credential.suspended(), "/reinstate"),
                        form(session, credential, !credential.revoked() && managed.newest(), "/reissue")));
    }

    private static String state(Credential credential) {
        return credential.revoked() ? "badge.revoked" : credential.suspended() ? "badge.suspended" : "badge.valid";
    }

    private @Nullable FormView form(AdminSession session, Credential credential, boolean shown, String what) {
        return shown ? visitor.form(session, page(credential.id()) + what) : null;
    }

    private static String line(CredentialEvent event) {
        String reason = event.reason();
        String what = MESSAGES.say("badge.event." + event.kind());
        String when = Language.current().moment(event.at());
        return reason == null
                ? MESSAGES.say("badge.event", "what", what, "when", when)
                : MESSAGES.say("badge.event.why", "what", what, "when", when, "reason", reason);
    }

    private void suspend(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CredentialId badge = badge(context);
        boolean done = credentials.suspend(badge, reason(form));
        visitor.backTo(context, session, page(badge), done ? Flash.CREDENTIAL_SUSPENDED : Flash.NOTHING_DONE);
    }

    private void reinstate(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CredentialId badge = badge(context);
        boolean done = credentials.reinstate(badge, reason(form));
        visitor.backTo(context, session, page(badge), done ? Flash.CREDENTIAL_REINSTATED : Flash.NOTHING_DONE);
    }

    private void reissue(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CredentialId badge = badge(context);
        Optional<CredentialId> issued = credentials.reissue(badge, reason(form));
        visitor.backTo(
                context,
                session,
                page(issued.orElse(badge)),
                issued.isPresent() ? Flash.CREDENTIAL_REISSUED : Flash.NOTHING_DONE);
    }

    private static String reason(Form form) {
        String reason = form.text("reason").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.badInput();
        }
        return reason;
    }

    private static CredentialId badge(Context context) {
        return new CredentialId(AdminVisitor.id(context, "badge"));
    }

    private static String page(CredentialId badge) {
        return "/badges/" + badge;
    }
}
