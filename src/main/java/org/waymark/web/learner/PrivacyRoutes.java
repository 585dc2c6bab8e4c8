package org.waymark.web.learner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.city.GiveConsent;
import org.waymark.journey.view.ViewPrivacy;
import org.waymark.language.Messages;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.data.PersonalPart;
import org.waymark.people.lead.Consent;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.PageText;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Says to a person what is kept of them and who sees it, takes their consents, and hands out all of it. */
final class PrivacyRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(PrivacyRoutes.class);
    private static final Messages PARTS = Messages.of(PageText.class);

    private final Visitor visitor;
    private final ViewPrivacy viewPrivacy;
    private final GiveConsent giveConsent;

    PrivacyRoutes(Visitor visitor, ViewPrivacy viewPrivacy, GiveConsent giveConsent) {
        this.visitor = visitor;
        this.viewPrivacy = viewPrivacy;
        this.giveConsent = giveConsent;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/privacy", this::page);
        routes.post("/s/{session}/privacy", this::decide);
        routes.get("/s/{session}/privacy/data", this::data);
    }

    private void page(Context context) {
        Session session = visitor.session(context);
        ViewPrivacy.PrivacyPage page = viewPrivacy.view(session.learner(), visitor.link(session));
        Learner learner = page.learner();
        Instant since = page.consents().stream()
                .filter(consent -> consent.until() == null)
                .map(Consent::since)
                .findFirst()
                .orElse(null);
        visitor.show(
                context,
                session,
                new PrivacyView(
                        visitor.layout(
                                session,
                                MESSAGES.say("privacy.heading"),
                                learner,
                                page.link(),
                                "/privacy",
                                flash(Form.query(context).text("did"))),
                        learner.testUser()
                                ? null
                                : learner.joinedCity().map(City::name).orElse(null),
                        since == null ? null : MESSAGES.say("privacy.leads.since", "when", since),
                        visitor.form(session, "/privacy", new FormView.Field("share", since == null ? "yes" : "no")),
                        page.consents().stream()
                                .filter(consent -> consent.until() != null)
                                .map(PrivacyRoutes::past)
                                .toList(),
                        Arrays.stream(PersonalPart.values())
                                .map(part -> part(page, part))
                                .toList(),
                        terms(page),
                        new LinkView(MESSAGES.say("recipient.see"), session.path("/recipient")),
                        new LinkView(MESSAGES.say("progress.wallets"), session.path("/wallets")),
                        new LinkView(MESSAGES.say("privacy.data"), session.path("/privacy/data")),
                        new LinkView(PARTS.say("page.city"), session.path("/city"))));
    }

    private static List<String> terms(ViewPrivacy.PrivacyPage page) {
        return Stream.concat(
                        page.rules().stream().map(rule -> MESSAGES.say(rule.kind(), "months", rule.months())),
                        Stream.of(MESSAGES.say("privacy.terms.fixed")))
                .toList();
    }

    private static @Nullable String flash(String did) {
        return did.equals("shared") || did.equals("ended") ? MESSAGES.say("privacy.did." + did) : null;
    }

    private static String past(Consent consent) {
        Instant until = consent.until();
        return MESSAGES.say(
                "privacy.leads.past",
                "city",
                consent.city(),
                "since",
                consent.since(),
                "until",
                until == null ? consent.since() : until);
    }

    private static PrivacyView.Part part(ViewPrivacy.PrivacyPage page, PersonalPart part) {
        int rows = page.rows().stream()
                .filter(kind -> kind.part() == part)
                .mapToInt(kind -> kind.rows().size())
                .sum();
        boolean shares = page.consents().stream().anyMatch(consent -> consent.until() == null);
        return new PrivacyView.Part(
                MESSAGES.say(part), MESSAGES.say("who." + part, "shares", shares), state(page, part, rows));
    }

    private static String state(ViewPrivacy.PrivacyPage page, PersonalPart part, int rows) {
        Learner learner = page.learner();
        String name = learner.name();
        return switch (part) {
            case PERSON ->
                name == null || name.isBlank()
                        ? MESSAGES.say("privacy.unnamed", "id", learner.subject())
                        : MESSAGES.say("privacy.named", "name", name, "id", learner.subject());
            case CITY -> learner.joinedCity().map(City::name).orElseGet(() -> MESSAGES.say("privacy.no-city"));
            case COURSES, REGISTRATIONS, COMPLETIONS, BADGES, GRADES, QUESTIONS, CONSENTS, LEAD, TEACHING ->
                MESSAGES.say("privacy.entries", "count", rows);
        };
    }

    private void decide(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        String share = form.text("share");
        if (!List.of("yes", "no").contains(share)) {
            throw Refusal.badInput();
        }
        boolean given = share.equals("yes");
        boolean done = giveConsent.decide(session.learner(), Consent.Kind.CITY_LEADS, given);
        context.status(303)
                .header("Location", session.path("/privacy" + (!done ? "" : given ? "?did=shared" : "?did=ended")));
    }

    private void data(Context context) {
        Session session = visitor.session(context);
        visitor.link(session);
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"waymark-about-me.json\"");
        context.contentType("application/json; charset=utf-8");
        context.result(viewPrivacy.json(session.learner()).getBytes(StandardCharsets.UTF_8));
    }
}
