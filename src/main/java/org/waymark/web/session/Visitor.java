package org.waymark.web.session;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.journey.award.FindApprover;
import org.waymark.journey.enter.ChooseLanguage;
import org.waymark.journey.enter.EnterJourneys;
import org.waymark.journey.enter.FindPlatformState;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.platform.Registration;
import org.waymark.people.Learner;
import org.waymark.web.Cookies;
import org.waymark.web.Correlation;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Site;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.PageText;

/** Finds who asks for a page of a session, and whether they may; the one way into every such page. */
public final class Visitor {
    private static final Messages MESSAGES = Messages.of(Visitor.class);
    private static final Messages PARTS = Messages.of(PageText.class);

    private final Site site;
    private final Sessions sessions;
    private final FindPlatformState platformState;
    private final ChooseLanguage chooseLanguage;
    private final FindApprover findApprover;

    public Visitor(Site site, Sessions sessions, EnterJourneys entering, FindApprover findApprover) {
        this.site = site;
        this.sessions = sessions;
        this.platformState = entering.findPlatformState;
        this.chooseLanguage = entering.chooseLanguage;
        this.findApprover = findApprover;
    }

    public Session session(Context context) {
        String token = context.pathParam("session");
        String cookie = Cookies.of(context).get(Cookies.BROWSER);
        Session session = sessions.read(token, cookie)
                .orElseThrow(
                        () -> new Refusal(401, sessions.isOfAnother(token, cookie) ? "OTHER_PERSON" : "SESSION_ENDED"));
        Correlation.launchedBy(session.launch());
        switch (platformState.find(session.learner()).orElse(Registration.State.ACTIVE)) {
            case ACTIVE -> {}
            case PENDING -> throw new Refusal(403, "REGISTRATION_PENDING");
            case OFF -> throw new Refusal(403, "REGISTRATION_OFF");
        }
        return speaking(context, session);
    }

    /** Lets its pages speak the language of the session, or the one that is chosen just now, which is kept. */
    private Session speaking(Context context, Session session) {
        Optional<Language> chosen =
                site.language.chosen(context).filter(language -> !language.tag().equals(session.language()));
        chosen.ifPresent(language -> chooseLanguage.choose(session.learner(), language.tag()));
        Session speaking =
                chosen.map(language -> sessions.in(session, language.tag())).orElse(session);
        site.language.find(speaking.language()).ifPresent(Language::bind);
        return speaking;
    }

    /** Lists who may frame an error page at this address: the platform of the session that the address names. */
    public List<String> framedBy(Context context) {
        String path = context.path();
        if (!path.startsWith("/s/")) {
            return List.of();
        }
        int end = path.indexOf('/', 3);
        return sessions.origins(path.substring(3, end < 0 ? path.length() : end));
    }

    /** The session of a posted form that carries its token and comes from a page of ours. */
    public Session posting(Context context, Form form) {
        Session session = session(context);
        String origin = context.header("Origin");
        boolean fromHere = origin == null || origin.equals(site.baseUrl.toString());
        if (!fromHere || !sessions.isCsrf(session, form.get("_csrf"))) {
            throw new Refusal(403, "FORM_EXPIRED");
        }
        return session;
    }

    /** The link of the session; a deep linking session has none. */
    public ResourceLinkId link(Session session) {
        return session.link().orElseThrow(Refusal::notFound);
    }

    public void requireInstructor(Session session) {
        if (!session.instructor()) {
            throw new Refusal(403, "NOT_ALLOWED");
        }
    }

    /** The right to complete learners in the activity of the session, and to take that back; empty without it. */
    public Optional<Approver> findApprover(Session session) {
        return session.instructor()
                ? findApprover.find(link(session), session.learner(), session.administrator())
                : Optional.empty();
    }

    /** Returns the right to complete learners, without which nothing that completes, or takes back, goes on. */
    public Approver approver(Session session) {
        requireInstructor(session);
        return findApprover(session).orElseThrow(() -> new Refusal(403, "NOT_APPROVER"));
    }

    /** Shows a page for the session, which its platform may frame. */
    public void show(Context context, Session session, Object view) {
        site.pages.show(context, view, session.origins());
    }

    public FormView form(Session session, String page, FormView.Field... fields) {
        return new FormView(session.path(page), sessions.csrf(session), List.of(fields));
    }

    public LayoutView layout(
            Session session,
            String title,
            Learner person,
            @Nullable ResourceLink link,
            String current,
            @Nullable String flash) {
        List<LinkView> nav = new ArrayList<>();
        if (link != null) {
            if (session.page() != null) {
                nav.add(nav(session, PARTS.say("page.progress"), "/progress", current));
                nav.add(nav(session, PARTS.say("page.city"), "/city", current));
                nav.add(nav(session, PARTS.say("page.catalog"), "/catalogue", current));
            } else if (session.instructor()) {
                nav.add(nav(session, MESSAGES.say("nav.activity"), "", current));
                nav.add(nav(session, MESSAGES.say("nav.requirements"), "/rule", current));
                nav.add(nav(session, MESSAGES.say("nav.attendance"), "/attendance", current));
                nav.add(nav(session, MESSAGES.say("nav.as-learner"), "/learner", current));
                nav.add(nav(session, MESSAGES.say("nav.import"), "/import", current));
            } else {
                nav.add(nav(session, MESSAGES.say("nav.course"), "", current));
                nav.add(nav(session, PARTS.say("page.progress"), "/progress", current));
            }
            if (session.page() == null && person.joinedCity().isPresent()) {
                nav.add(nav(session, PARTS.say("page.city"), "/city", current));
            }
            if (session.page() == null && !session.instructor()) {
                nav.add(nav(session, PARTS.say("page.catalog"), "/catalogue", current));
            }
            if (session.programme()) {
                nav.add(nav(session, MESSAGES.say("nav.administration"), "/admin", current));
            }
        }
        return new LayoutView(
                title,
                link == null || link.contextTitle().isEmpty() ? null : link.contextTitle(),
                person.displayName(),
                role(session),
                nav,
                flash,
                null,
                link == null ? LayoutView.open(title, List.of()).ask() : ask(session, current));
    }

    /** Leads to the form by which the person asks the program, which knows from where. */
    private static LinkView ask(Session session, String page) {
        return new LinkView(PARTS.say("page.ask"), session.path("/questions/new?page=" + page));
    }

    /** Says what the person of a session is here, in a word. */
    public static String role(Session session) {
        return MESSAGES.say(
                session.instructor() ? "role.instructor" : session.learns() ? "role.learner" : "role.observer");
    }

    private static LinkView nav(Session session, String label, String page, String current) {
        return new LinkView(label, session.path(page), page.equals(current));
    }
}
