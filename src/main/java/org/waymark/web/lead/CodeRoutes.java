package org.waymark.web.lead;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.city.BecomeLead;
import org.waymark.journey.lead.InviteColleagues;
import org.waymark.journey.lead.LeadJourneys;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.PageText;
import org.waymark.web.session.Session;

/** A learner becomes a lead of the own city with a code. */
final class CodeRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CodeRoutes.class);
    private static final Messages PARTS = Messages.of(PageText.class);
    private static final int LONGEST_SHOWN = 40;

    private final RateLimit rateLimit;
    private final LeadVisitor visitor;
    private final BecomeLead becomeLead;
    private final InviteColleagues inviteColleagues;

    CodeRoutes(RateLimit rateLimit, LeadVisitor visitor, LeadJourneys journeys) {
        this.rateLimit = rateLimit;
        this.visitor = visitor;
        this.becomeLead = journeys.becomeLead;
        this.inviteColleagues = journeys.inviteColleagues;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/city/lead", this::page);
        routes.post("/s/{session}/city/lead", this::become);
    }

    private void page(Context context) {
        Session session = visitor.session(context);
        if (inviteColleagues.view(session.learner()).isPresent()) {
            LeadVisitor.backTo(context, session, "/city/people");
            return;
        }
        show(context, session, "", null);
    }

    private void show(Context context, Session session, String typed, @Nullable String error) {
        visitor.show(
                context,
                session,
                new CodeView(
                        visitor.layout(session, MESSAGES.say("code.heading"), null),
                        visitor.city(session).orElse(null),
                        new LinkView(PARTS.say("page.city"), session.path("/city")),
                        visitor.form(session, "/city/lead"),
                        typed,
                        error));
    }

    private void become(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        String typed = form.text("code");
        String person = session.learner().toString();
        // Counted ahead, and together with city codes, so that neither form is a way around the other.
        rateLimit.take(RateLimit.Kind.CITY_CODE, person).ifPresent(wait -> {
            throw Refusal.tooMany("TOO_MANY_TRIES", wait);
        });
        if (becomeLead.become(session.learner(), typed) == BecomeLead.Outcome.NO_SUCH_CODE) {
            context.status(422);
            show(context, session, typed.length() > LONGEST_SHOWN ? "" : typed, MESSAGES.say("code.unknown"));
            return;
        }
        rateLimit.giveBack(RateLimit.Kind.CITY_CODE, person);
        LeadVisitor.backTo(context, session, "/city/people");
    }
}
