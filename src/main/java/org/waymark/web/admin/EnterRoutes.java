package org.waymark.web.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.audit.Actor;
import org.waymark.journey.admin.EnterAdministration;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registration;
import org.waymark.web.Cookies;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.part.LayoutView;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** The two doors: a one-time link that a button uses up, and a launch by an administrator of the programme's platform. */
final class EnterRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(EnterRoutes.class);
    private static final Messages MESSAGES = Messages.of(EnterRoutes.class);

    private final AdminSessions sessions;
    private final EnterAdministration enter;
    private final Site site;
    private final Visitor launched;

    EnterRoutes(Site site, AdminSessions sessions, EnterAdministration enter, Visitor launched) {
        this.site = site;
        this.sessions = sessions;
        this.enter = enter;
        this.launched = launched;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/enter/{secret}", this::ask);
        routes.post("/admin/enter/{secret}", this::enter);
        routes.get("/s/{session}/admin", this::fromLaunch);
    }

    /** Only shows a button: programs that look at links in messages must not use the link up. */
    private void ask(Context context) {
        if (!enter.isOpen(context.pathParam("secret"))) {
            throw new Refusal(403, "ADMIN_LINK_USED");
        }
        site.pages.show(
                context,
                new EnterView(LayoutView.open(MESSAGES.say("administration"), List.of()), context.path()),
                List.of());
    }

    private void enter(Context context) {
        String origin = context.header("Origin");
        if (origin != null && !origin.equals(site.baseUrl.toString())) {
            throw new Refusal(403, "ADMIN_FORM_EXPIRED");
        }
        Actor.bind(Actor.LINK);
        if (!enter.use(context.pathParam("secret"))) {
            throw new Refusal(403, "ADMIN_LINK_USED");
        }
        String cookie = sessions.cookie();
        // Nobody frames these pages, so the cookie never has to travel to another site.
        context.res()
                .addHeader(
                        "Set-Cookie",
                        AdminSessions.COOKIE + "=" + cookie + "; Path=/admin; Max-Age=" + AdminSessions.LIFE.toSeconds()
                                + "; HttpOnly; Secure; SameSite=Lax");
        LOG.info("administrator entered by a link");
        context.header("Cache-Control", "no-store");
        context.status(303)
                .header(
                        "Location",
                        sessions.start(null, null, List.of(), cookie).path(""));
    }

    private void fromLaunch(Context context) {
        Session session = launched.session(context);
        Registration registration = enter.findProgramme(session.learner())
                .filter(known -> session.programme())
                .orElseThrow(() -> new Refusal(403, "ADMIN_NOT_ALLOWED"));
        String cookie = Cookies.of(context).get(Cookies.BROWSER);
        if (cookie == null || !session.boundToBrowser()) {
            // An address alone is too little to administer with.
            throw new Refusal(403, "ADMIN_NO_COOKIE");
        }
        Actor.bind(Actor.person(session.learner().value()));
        enter.noteEntered(registration);
        LOG.info("administrator entered by a launch of {}", registration.id());
        context.header("Cache-Control", "no-store");
        context.status(303)
                .header(
                        "Location",
                        sessions.start(registration.id(), session.learner(), session.origins(), cookie)
                                .path(""));
    }
}
