package org.waymark.web.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.authorization.Client;
import org.waymark.authorization.ClientId;
import org.waymark.authorization.ClientUse;
import org.waymark.journey.wallet.ManageClients;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LinkView;

/** Shows which wallets and portfolios registered themselves, and removes one after a look at what goes with it. */
final class WalletClientRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(WalletClientRoutes.class);
    private static final String PAGE = "/wallets";

    private final AdminVisitor visitor;
    private final ManageClients clients;

    WalletClientRoutes(AdminVisitor visitor, ManageClients clients) {
        this.visitor = visitor;
        this.clients = clients;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/wallets", this::list);
        routes.get("/admin/{session}/wallets/{client}", this::show);
        routes.post("/admin/{session}/wallets/{client}/remove", this::remove);
    }

    private void list(Context context) {
        AdminSession session = visitor.session(context);
        Paging paging = Paging.of(Form.query(context));
        ManageClients.Part part = clients.list(paging.offset(), Paging.SIZE);
        String address = session.path(PAGE);
        visitor.show(
                context,
                session,
                new WalletClientsView(
                        visitor.layout(context, session, MESSAGES.say("wallets.heading"), PAGE),
                        part.clients().stream().map(use -> row(session, use)).toList(),
                        paging.newer(address),
                        paging.older(address, part.more())));
    }

    private static WalletClientsView.Row row(AdminSession session, ClientUse use) {
        Client client = use.client();
        return new WalletClientsView.Row(
                new LinkView(client.name(), session.path(PAGE + "/" + client.id())),
                client.host(),
                Language.current().moment(client.registeredAt()),
                learners(use),
                used(use.lastUsed()));
    }

    private static String learners(ClientUse use) {
        return MESSAGES.say("wallets.learners", "count", use.learners());
    }

    private static String used(@Nullable Instant at) {
        return at == null ? MESSAGES.say("wallets.never") : Language.current().moment(at);
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        ClientUse use = clients.find(id(context)).orElseThrow(Refusal::notFound);
        Client client = use.client();
        visitor.show(
                context,
                session,
                new WalletClientView(
                        visitor.layout(context, session, client.name(), PAGE),
                        client.name(),
                        client.host(),
                        Stream.concat(
                                        client.redirects().stream(),
                                        Stream.of(client.homepage(), client.terms(), client.policy()))
                                .distinct()
                                .toList(),
                        Language.current().moment(client.registeredAt()),
                        learners(use),
                        used(use.lastUsed()),
                        MESSAGES.say("wallets.goes", "count", use.learners()),
                        visitor.form(session, PAGE + "/" + client.id() + "/remove"),
                        new LinkView(MESSAGES.say("wallets.all"), session.path(PAGE))));
    }

    private void remove(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        ClientId id = id(context);
        if (!form.text("sure").equals("yes")) {
            throw Refusal.badInput();
        }
        visitor.backTo(context, session, PAGE, clients.remove(id) ? Flash.WALLET_REMOVED : Flash.NOTHING_DONE);
    }

    private static ClientId id(Context context) {
        return ClientId.find(context.pathParam("client")).orElseThrow(Refusal::notFound);
    }
}
