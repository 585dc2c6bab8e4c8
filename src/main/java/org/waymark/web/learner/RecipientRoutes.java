package org.waymark.web.learner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.recipient.Recipient;
import org.waymark.journey.privacy.ChooseRecipient;
import org.waymark.journey.view.ViewPrivacy;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LinkView;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** A learner chooses whom badges name, and has the ones that are there issued again. */
final class RecipientRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RecipientRoutes.class);

    private final Visitor visitor;
    private final ViewPrivacy viewPrivacy;
    private final ChooseRecipient chooseRecipient;

    RecipientRoutes(Visitor visitor, ViewPrivacy viewPrivacy, ChooseRecipient chooseRecipient) {
        this.visitor = visitor;
        this.viewPrivacy = viewPrivacy;
        this.chooseRecipient = chooseRecipient;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/recipient", this::page);
        routes.post("/s/{session}/recipient", this::choose);
    }

    private void page(Context context) {
        Session session = visitor.session(context);
        Recipient now = chooseRecipient.get(session.learner());
        boolean chosen = Form.query(context).text("did").equals("chosen");
        show(context, session, now.kind(), now.value(), null, chosen ? MESSAGES.say("recipient.did") : null);
    }

    private void choose(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        Recipient.Kind kind = Arrays.stream(Recipient.Kind.values())
                .filter(one -> one.name().equals(form.text("kind")))
                .findFirst()
                .orElseThrow(Refusal::badInput);
        String typed = switch (kind) {
            case NOBODY -> "";
            case EMAIL -> form.text("email").strip();
            case DID -> form.text("did").strip();
        };
        ChooseRecipient.Outcome outcome = chooseRecipient.choose(
                session.learner(), kind, typed, form.text("again").equals("yes"));
        if (outcome == ChooseRecipient.Outcome.CHOSEN) {
            context.status(303).header("Location", session.path("/recipient?did=chosen"));
        } else {
            context.status(422);
            show(context, session, kind, typed, MESSAGES.say("recipient.problem." + outcome), null);
        }
    }

    private void show(
            Context context,
            Session session,
            Recipient.Kind kind,
            String typed,
            @Nullable String problem,
            @Nullable String flash) {
        ViewPrivacy.PrivacyPage page = viewPrivacy.view(session.learner(), visitor.link(session));
        visitor.show(
                context,
                session,
                new RecipientView(
                        visitor.layout(
                                session,
                                MESSAGES.say("recipient.heading"),
                                page.learner(),
                                page.link(),
                                "/recipient",
                                flash),
                        visitor.form(session, "/recipient"),
                        kind.name(),
                        kind == Recipient.Kind.EMAIL ? typed : "",
                        kind == Recipient.Kind.DID ? typed : "",
                        problem,
                        new LinkView(MESSAGES.say("recipient.back"), session.path("/privacy"))));
    }
}
