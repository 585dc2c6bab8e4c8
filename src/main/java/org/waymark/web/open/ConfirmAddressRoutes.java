package org.waymark.web.open;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.waymark.journey.privacy.ManageAddresses;
import org.waymark.language.Messages;
import org.waymark.web.Pages;
import org.waymark.web.Routes;
import org.waymark.web.part.FormView;
import org.waymark.web.part.OpenLayout;

/**
 * Confirms an e-mail address for whoever has the letter that went to it. Opening the link changes nothing, because mail
 * programs open links by themselves.
 */
final class ConfirmAddressRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(ConfirmAddressRoutes.class);

    private final Pages pages;
    private final ManageAddresses manageAddresses;

    ConfirmAddressRoutes(Pages pages, ManageAddresses manageAddresses) {
        this.pages = pages;
        this.manageAddresses = manageAddresses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/mail/confirm/{token}", this::show);
        routes.post("/mail/confirm/{token}", context -> {
            manageAddresses.confirm(context.pathParam("token"));
            show(context);
        });
    }

    private void show(Context context) {
        String token = context.pathParam("token");
        Optional<ManageAddresses.Asked> asked = manageAddresses.find(token);
        context.header("Cache-Control", "no-store");
        if (asked.isEmpty()) {
            context.status(404);
        }
        pages.show(context, asked.map(found -> view(token, found)).orElseGet(ConfirmAddressRoutes::over), List.of());
    }

    private static ConfirmAddressView view(String token, ManageAddresses.Asked asked) {
        return new ConfirmAddressView(
                OpenLayout.of(MESSAGES.say("confirm.heading"), ""),
                MESSAGES.say("confirm.heading"),
                MESSAGES.say("confirm.lead", "platform", asked.platform(), "address", asked.address()),
                asked.confirmed(),
                asked.confirmed() ? null : new FormView("/mail/confirm/" + token, ""));
    }

    private static ConfirmAddressView over() {
        return new ConfirmAddressView(
                OpenLayout.of(MESSAGES.say("confirm.over"), ""),
                MESSAGES.say("confirm.over"),
                MESSAGES.say("confirm.over.lead"),
                false,
                null);
    }
}
