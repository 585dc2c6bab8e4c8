package org.waymark.web.learner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.recipient.Recipient;
import org.waymark.credential.recipient.RecipientAddress;
import org.waymark.journey.privacy.ChooseRecipient;
import org.waymark.journey.privacy.ManageAddresses;
import org.waymark.journey.privacy.PrivacyJourneys;
import org.waymark.journey.view.ViewPrivacy;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/**
 * A learner says which e-mail addresses are theirs, chooses whom badges name, and has the ones that are there issued
 * again.
 */
final class RecipientRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RecipientRoutes.class);
    private static final String PAGE = "/recipient";
    private static final String ADDRESSES = PAGE + "/addresses";
    private static final Set<String> DONE = Set.of("chosen", "address.CONFIRMED", "address.LETTER", "address.removed");

    private final Visitor visitor;
    private final ViewPrivacy viewPrivacy;
    private final ChooseRecipient chooseRecipient;
    private final ManageAddresses manageAddresses;

    RecipientRoutes(Visitor visitor, ViewPrivacy viewPrivacy, PrivacyJourneys privacy) {
        this.visitor = visitor;
        this.viewPrivacy = viewPrivacy;
        this.chooseRecipient = privacy.chooseRecipient;
        this.manageAddresses = privacy.manageAddresses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/recipient", this::page);
        routes.post("/s/{session}/recipient", this::choose);
        routes.post("/s/{session}/recipient/addresses", this::add);
        routes.post("/s/{session}/recipient/addresses/remove", this::remove);
    }

    /** What was typed and could not be kept. */
    private record Refused(String address, @Nullable Recipient recipient, String problem) {}

    private void page(Context context) {
        show(context, visitor.session(context), null);
    }

    private void choose(Context context) {
        Form form = Form.posted(context);
        Session session = posting(context, form);
        Recipient.Kind kind = Arrays.stream(Recipient.Kind.values())
                .filter(one -> one.name().equals(form.text("kind")))
                .findFirst()
                .orElseThrow(Refusal::badInput);
        Recipient recipient = new Recipient(
                kind,
                switch (kind) {
                    case NOBODY -> List.of();
                    case EMAIL -> form.all("address").stream().distinct().toList();
                    case DID -> List.of(form.text("did").strip());
                });
        ChooseRecipient.Outcome outcome = chooseRecipient.choose(
                session.learner(), recipient, form.text("again").equals("yes"));
        if (outcome == ChooseRecipient.Outcome.CHOSEN) {
            back(context, session, "chosen");
        } else {
            show(context, session, new Refused("", recipient, problem(outcome)));
        }
    }

    private void add(Context context) {
        Form form = Form.posted(context);
        Session session = posting(context, form);
        String typed = form.text("email").strip();
        ManageAddresses.Outcome outcome = manageAddresses.add(session.learner(), typed);
        if (outcome == ManageAddresses.Outcome.CONFIRMED || outcome == ManageAddresses.Outcome.LETTER) {
            back(context, session, "address." + outcome);
        } else {
            show(context, session, new Refused(typed, null, problem(outcome)));
        }
    }

    private void remove(Context context) {
        Form form = Form.posted(context);
        Session session = posting(context, form);
        manageAddresses.remove(session.learner(), form.text("email"));
        back(context, session, "address.removed");
    }

    /** These pages stand around a launch: a session without one has no business here. */
    private Session posting(Context context, Form form) {
        Session session = visitor.posting(context, form);
        visitor.link(session);
        return session;
    }

    private static String problem(Enum<?> outcome) {
        return MESSAGES.say("recipient.problem." + outcome);
    }

    private static void back(Context context, Session session, String did) {
        context.status(303).header("Location", session.path(PAGE + "?did=" + did));
    }

    private void show(Context context, Session session, @Nullable Refused refused) {
        ViewPrivacy.PrivacyPage page = viewPrivacy.view(session.learner(), visitor.link(session));
        String did = Form.query(context).text("did");
        String flash = refused == null && DONE.contains(did) ? MESSAGES.say("recipient.did." + did) : null;
        Recipient typed = refused == null ? null : refused.recipient();
        Recipient chosen = typed == null ? chooseRecipient.get(session.learner()) : typed;
        if (refused != null) {
            context.status(422);
        }
        visitor.show(
                context,
                session,
                new RecipientView(
                        visitor.layout(
                                session, MESSAGES.say("recipient.heading"), page.learner(), page.link(), PAGE, flash),
                        visitor.form(session, PAGE),
                        chosen.kind().name(),
                        chosen.did().orElse(""),
                        addresses(session, chosen),
                        visitor.form(session, ADDRESSES),
                        refused == null ? "" : refused.address(),
                        MESSAGES.say("recipient.address.how", "letters", manageAddresses.sendsLetters()),
                        typed != null || refused == null ? null : refused.problem(),
                        typed == null || refused == null ? null : refused.problem(),
                        new LinkView(MESSAGES.say("recipient.back"), session.path("/privacy"))));
    }

    private List<RecipientView.Address> addresses(Session session, Recipient chosen) {
        return manageAddresses.list(session.learner()).stream()
                .map(address -> address(session, address, chosen))
                .toList();
    }

    private RecipientView.Address address(Session session, RecipientAddress address, Recipient chosen) {
        FormView.Field field = new FormView.Field("email", address.address());
        Instant confirmed = address.confirmedAt();
        return new RecipientView.Address(
                address.address(),
                confirmed != null,
                chosen.addresses().contains(address.address()),
                confirmed == null
                        ? MESSAGES.say("recipient.address.waits", "until", address.until())
                        : MESSAGES.say("recipient.address.confirmed", "when", confirmed),
                visitor.form(session, confirmed == null ? ADDRESSES : ADDRESSES + "/remove", field));
    }
}
