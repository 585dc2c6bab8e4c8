package org.waymark.web.wallet;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.authorization.Grant;
import org.waymark.authorization.GrantId;
import org.waymark.credential.held.HeldCredential;
import org.waymark.credential.held.HeldCredentialId;
import org.waymark.journey.view.ViewPrivacy;
import org.waymark.journey.wallet.AuthorizeClient;
import org.waymark.journey.wallet.ReadWallet;
import org.waymark.journey.wallet.WalletJourneys;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.badge.ApiAddresses;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** A learner connects a wallet by a code, sees what is connected, and ends it. */
final class WalletRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(WalletRoutes.class);
    private static final String PAGE = "/wallets";

    private final Site site;
    private final Visitor visitor;
    private final ViewPrivacy viewPrivacy;
    private final AuthorizeClient authorizeClient;
    private final ReadWallet readWallet;

    WalletRoutes(Site site, Visitor visitor, ViewPrivacy viewPrivacy, WalletJourneys wallets) {
        this.site = site;
        this.visitor = visitor;
        this.viewPrivacy = viewPrivacy;
        this.authorizeClient = wallets.authorizeClient;
        this.readWallet = wallets.readWallet;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/wallets", this::page);
        routes.post("/s/{session}/wallets/code", this::makeCode);
        routes.post("/s/{session}/wallets/end", this::end);
        routes.post("/s/{session}/wallets/remove", this::remove);
    }

    private void page(Context context) {
        Session session = visitor.session(context);
        visitor.link(session);
        String did = Form.query(context).text("did");
        boolean known = List.of("ended", "removed").contains(did);
        show(context, session, null, known ? MESSAGES.say("wallets.did." + did) : null);
    }

    /** The code stands on the page that answers, and nowhere else. */
    private void makeCode(Context context) {
        Session session = visitor.posting(context, Form.posted(context));
        visitor.link(session);
        show(
                context,
                session,
                authorizeClient.makeConnectCode(session.learner()).shown(),
                null);
    }

    private void end(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        GrantId grant = form.id("grant", GrantId::new).orElseThrow(Refusal::badInput);
        // Whoever pressed twice, or whose client ended it by itself, sees the same.
        authorizeClient.end(session.learner(), grant);
        context.status(303).header("Location", session.path(PAGE + "?did=ended"));
    }

    private void remove(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        HeldCredentialId held = form.id("credential", HeldCredentialId::new).orElseThrow(Refusal::badInput);
        readWallet.removeHeld(session.learner(), held);
        context.status(303).header("Location", session.path(PAGE + "?did=removed"));
    }

    private void show(Context context, Session session, @Nullable String code, @Nullable String flash) {
        ViewPrivacy.PrivacyPage page = viewPrivacy.view(session.learner(), visitor.link(session));
        visitor.show(
                context,
                session,
                new WalletsView(
                        visitor.layout(
                                session, MESSAGES.say("wallets.heading"), page.learner(), page.link(), PAGE, flash),
                        code,
                        site.baseUrl.toString(),
                        visitor.form(session, PAGE + "/code"),
                        authorizeClient.list(session.learner()).stream()
                                .map(grant -> connected(session, grant))
                                .toList(),
                        readWallet.listHeld(session.learner()).stream()
                                .map(kept -> held(session, kept))
                                .toList(),
                        new LinkView(MESSAGES.say("wallets.help"), ApiAddresses.WALLETS),
                        new LinkView(MESSAGES.say("wallets.back"), session.path("/privacy"))));
    }

    private WalletsView.Connected connected(Session session, Grant grant) {
        Instant used = grant.usedAt();
        return new WalletsView.Connected(
                grant.client().name(),
                grant.client().host(),
                grant.scopes().stream().sorted().map(MESSAGES::say).toList(),
                MESSAGES.say("wallets.since", "when", grant.grantedAt()),
                used == null ? MESSAGES.say("wallets.unused") : MESSAGES.say("wallets.used", "when", used),
                visitor.form(
                        session,
                        PAGE + "/end",
                        new FormView.Field("grant", grant.id().toString())));
    }

    private WalletsView.Held held(Session session, ReadWallet.Kept kept) {
        HeldCredential held = kept.credential();
        return new WalletsView.Held(
                held.title(),
                held.issuer(),
                Language.current().day(held.keptAt()),
                MESSAGES.say(kept.theirs() ? "wallets.held.theirs" : "wallets.held.not-theirs"),
                visitor.form(
                        session,
                        PAGE + "/remove",
                        new FormView.Field("credential", held.id().toString())));
    }
}
