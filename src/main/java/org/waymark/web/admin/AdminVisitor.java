package org.waymark.web.admin;

import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Actor;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.EnterAdministration;
import org.waymark.language.Messages;
import org.waymark.people.LearnerId;
import org.waymark.people.PersonErased;
import org.waymark.web.Cookies;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Site;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** Finds whether an administrator asks; the one way into every page of this room. */
public final class AdminVisitor {
    private static final Messages MESSAGES = Messages.of(AdminVisitor.class);

    private final Site site;
    private final AdminSessions sessions;
    private final EnterAdministration enter;

    AdminVisitor(Site site, AdminSessions sessions, EnterAdministration enter) {
        this.site = site;
        this.sessions = sessions;
        this.enter = enter;
    }

    /**
     * @throws Refusal when nobody is signed in, or the platform the person came from is the programme's no longer
     * @throws PersonErased when the person's data was erased
     */
    public AdminSession session(Context context) {
        AdminSession session = sessions.read(context.pathParam("session"), Cookies.of(context))
                .orElseThrow(() -> new Refusal(401, "ADMIN_SESSION_ENDED"));
        RegistrationId from = session.registration();
        if (from != null && enter.findProgramme(from).isEmpty()) {
            throw new Refusal(403, "ADMIN_NOT_ALLOWED");
        }
        LearnerId person = session.person();
        if (person != null && enter.isErased(person)) {
            throw new PersonErased();
        }
        Actor.bind(person == null ? Actor.LINK : Actor.person(person.value()));
        return session;
    }

    /** The session of a posted form that carries its token and comes from a page of ours. */
    public AdminSession posting(Context context, Form form) {
        AdminSession session = session(context);
        String origin = context.header("Origin");
        boolean fromHere = origin == null || origin.equals(site.baseUrl.toString());
        if (!fromHere || !sessions.isCsrf(session, form.get("_csrf"))) {
            throw new Refusal(403, "ADMIN_FORM_EXPIRED");
        }
        return session;
    }

    /** Returns the name of the person at work, for a history; empty after an operator's link, which names nobody. */
    public String name(AdminSession session) {
        LearnerId person = session.person();
        return person == null ? "" : enter.findName(person).orElse("");
    }

    /** The id in the address; anything else than an id is a page that does not exist. */
    public static UUID id(Context context, String name) {
        try {
            return UUID.fromString(context.pathParam(name));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }

    /** The platform that the address names. */
    public static RegistrationId platform(Context context) {
        return new RegistrationId(id(context, "platform"));
    }

    public FormView form(AdminSession session, String page, FormView.Field... fields) {
        return new FormView(session.path(page), sessions.csrf(session), List.of(fields));
    }

    /** A form that only asks and changes nothing. */
    public FormView search(AdminSession session, String page) {
        return new FormView(session.path(page), "");
    }

    /** @param current the page whose way in the navigation is marked */
    public LayoutView layout(Context context, AdminSession session, String title, String current) {
        return layout(session, title, current, Flash.of(Form.query(context).get("done")));
    }

    public LayoutView layout(AdminSession session, String title, String current, @Nullable String flash) {
        List<LinkView> nav = List.of(
                nav(session, "nav.overview", "", current),
                nav(session, "nav.platforms", "/platforms", current),
                nav(session, "nav.launches", "/launches", current),
                nav(session, "nav.grades", "/grades", current),
                nav(session, "nav.people", "/people", current),
                nav(session, "nav.cities", "/cities", current),
                nav(session, "nav.questions", "/questions", current),
                nav(session, "nav.reports", "/reports", current),
                nav(session, "nav.runs", "/runs", current),
                nav(session, "nav.standards", "/standards", current),
                nav(session, "nav.issuers", "/issuers", current),
                nav(session, "nav.achievements", "/achievements", current),
                nav(session, "nav.data", "/data", current),
                nav(session, "nav.rules", "/rules", current),
                nav(session, "nav.intake", "/intake", current),
                nav(session, "nav.wallets", "/wallets", current),
                nav(session, "nav.mail", "/mail", current),
                nav(session, "nav.keys", "/keys", current),
                nav(session, "nav.audit", "/audit", current));
        return new LayoutView(title, MESSAGES.say("administration"), null, null, nav, flash, null);
    }

    public void show(Context context, AdminSession session, Object view) {
        site.pages.show(context, view, session.origins());
    }

    /**
     * Leads, after a form, to the page that shows how things stand now, and once what was done. What was done stands in
     * the audit log by now.
     */
    public void backTo(Context context, AdminSession session, String page, Flash done) {
        assert done.isQuiet() || Actor.hasActed() : done;
        String joint = page.contains("?") ? "&" : "?";
        context.status(303).header("Location", session.path(page) + joint + "done=" + done.name());
    }

    private static LinkView nav(AdminSession session, String key, String page, String current) {
        return new LinkView(MESSAGES.say(key), session.path(page), page.equals(current));
    }
}
