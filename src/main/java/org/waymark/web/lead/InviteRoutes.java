package org.waymark.web.lead;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.paper.QrCode;
import org.waymark.journey.lead.InviteColleagues;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.CityCode;
import org.waymark.people.IssuedCode;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OpenLayout;
import org.waymark.web.session.Session;

/** A lead invites colleagues with the city's code; the page behind the link says what to do with it. */
final class InviteRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(InviteRoutes.class);
    private static final String PAGE = "/city/invite";

    private final Site site;
    private final LeadVisitor visitor;
    private final InviteColleagues inviteColleagues;

    InviteRoutes(Site site, LeadVisitor visitor, InviteColleagues inviteColleagues) {
        this.site = site;
        this.visitor = visitor;
        this.inviteColleagues = inviteColleagues;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/city/invite", this::page);
        routes.get("/s/{session}/city/invite/letter", this::letter);
        routes.get("/join/{code}", this::invited);
    }

    private void page(Context context) {
        Session session = visitor.session(context);
        InviteColleagues.Invitation found = find(session);
        visitor.show(
                context,
                session,
                new InviteView(
                        visitor.layout(session, MESSAGES.say("invite.heading"), null),
                        found.city().name(),
                        LeadVisitor.ways(session, PAGE),
                        invitation(found),
                        new LinkView(MESSAGES.say("invite.letter"), session.path(PAGE + "/letter"))));
    }

    private void letter(Context context) {
        Session session = visitor.session(context);
        InviteColleagues.Invitation found = find(session);
        InviteView.Invitation invitation = invitation(found);
        if (invitation == null) {
            LeadVisitor.backTo(context, session, PAGE);
            return;
        }
        visitor.show(
                context,
                session,
                new LetterView(
                        visitor.layout(session, MESSAGES.say("letter.title"), null),
                        found.city().name(),
                        found.lead(),
                        Language.current().day(site.clock.instant()),
                        invitation,
                        new LinkView(MESSAGES.say("letter.back"), session.path(PAGE))));
    }

    private InviteColleagues.Invitation find(Session session) {
        return inviteColleagues.view(session.learner()).orElseThrow(LeadVisitor::noLead);
    }

    private static InviteView.@Nullable Invitation invitation(InviteColleagues.Invitation found) {
        CityCode code = found.code();
        String link = String.valueOf(found.link());
        return code == null
                ? null
                : new InviteView.Invitation(
                        code.shown(),
                        "/join/" + code.shown(),
                        link,
                        "data:image/png;base64," + Base64.getEncoder().encodeToString(QrCode.png(link)));
    }

    /** For anybody who has the link. It names the city only to whoever has a code that is good. */
    private void invited(Context context) {
        String who = site.rateLimit.address(context);
        // Counted ahead, so that many tries at once are no way around.
        site.rateLimit.take(RateLimit.Kind.VERIFICATION, who).ifPresent(wait -> {
            throw Refusal.tooMany("TOO_MANY_TRIES", wait);
        });
        context.header("X-Robots-Tag", "noindex, nofollow");
        IssuedCode found = inviteColleagues
                .find(context.pathParam("code"))
                .orElseThrow(() -> new Refusal(404, "NO_SUCH_INVITATION"));
        site.rateLimit.giveBack(RateLimit.Kind.VERIFICATION, who);
        String city = found.city().name();
        site.pages.show(
                context,
                new InvitedView(
                        OpenLayout.of(MESSAGES.say("invited.title", "city", city), ""),
                        city,
                        found.code().shown()),
                List.of());
    }
}
