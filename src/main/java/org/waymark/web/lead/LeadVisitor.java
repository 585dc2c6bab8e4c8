package org.waymark.web.lead;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Actor;
import org.waymark.journey.view.ViewActivity;
import org.waymark.language.Messages;
import org.waymark.people.City;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.PageText;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Finds who asks for a lead's page, and surrounds it with the ways to the others. */
final class LeadVisitor {
    private static final Messages MESSAGES = Messages.of(LeadVisitor.class);
    private static final Messages PARTS = Messages.of(PageText.class);

    private final Visitor visitor;
    private final ViewActivity viewActivity;

    LeadVisitor(Visitor visitor, ViewActivity viewActivity) {
        this.visitor = visitor;
        this.viewActivity = viewActivity;
    }

    /** The session, whose person the thread acts for; whether that person leads a city is for each journey to find. */
    Session session(Context context) {
        return acting(visitor.session(context));
    }

    Session posting(Context context, Form form) {
        return acting(visitor.posting(context, form));
    }

    private Session acting(Session session) {
        visitor.link(session);
        Actor.bind(Actor.person(session.learner().value()));
        return session;
    }

    /** Refuses a page to somebody who leads no city, in the same words whether there is such a city or not. */
    static Refusal noLead() {
        return new Refusal(403, "NOT_LEAD");
    }

    LayoutView layout(Session session, String title, @Nullable String flash) {
        ViewActivity.ActivityPage page = viewActivity.view(session.learner(), visitor.link(session));
        return visitor.layout(session, title, page.learner(), page.link(), "/city", flash);
    }

    /** The name of the city that the person of a session is in. */
    Optional<String> city(Session session) {
        return viewActivity
                .view(session.learner(), visitor.link(session))
                .learner()
                .joinedCity()
                .map(City::name);
    }

    /** The ways between a lead's pages, and back to the city's. */
    static List<LinkView> ways(Session session, String current) {
        List<LinkView> ways = new ArrayList<>();
        ways.add(new LinkView(PARTS.say("page.city"), session.path("/city")));
        ways.addAll(pages(session, current));
        return ways;
    }

    /** The pages of a lead. */
    static List<LinkView> pages(Session session, String current) {
        return List.of(
                way(session, "ways.people", "/city/people", current),
                way(session, "ways.claims", "/city/claims", current),
                way(session, "ways.reports", "/city/reports", current),
                way(session, "ways.host", "/city/host", current),
                way(session, "ways.public", "/city/public", current),
                way(session, "ways.invite", "/city/invite", current));
    }

    private static LinkView way(Session session, String key, String page, String current) {
        return new LinkView(MESSAGES.say(key), session.path(page), page.equals(current));
    }

    FormView form(Session session, String page, FormView.Field... fields) {
        return visitor.form(session, page, fields);
    }

    void show(Context context, Session session, Object view) {
        visitor.show(context, session, view);
    }

    static void backTo(Context context, Session session, String page) {
        context.status(303).header("Location", session.path(page));
    }
}
