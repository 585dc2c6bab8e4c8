package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.web.learner.RecipientView;
import org.waymark.web.open.ConfirmAddressView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.wallet.AuthorizeView;
import org.waymark.web.wallet.WalletHelpView;
import org.waymark.web.wallet.WalletsView;

/** The pages on which a learner connects a wallet: rich, empty, refused, and full of hostile text. */
final class WalletSamples {
    private static final String HERE = "https://waymark.whatworkscities.example";
    private static final String X = Samples.HOSTILE;

    private WalletSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        LinkView help = new LinkView("How connecting works", "/wallets");
        LinkView back = new LinkView("Privacy", "/privacy");
        LayoutView open = LayoutView.open("Connect a wallet", List.of(new LinkView("Waymark", "/")));
        LayoutView hostile = Samples.layout(X);
        all.put("walletauthorize-rich", new AuthorizeView(open, asked(), null, null, help));
        all.put(
                "walletauthorize-wrong",
                new AuthorizeView(
                        open,
                        asked(),
                        "This code is not good. Codes are good for 10 minutes, once, and only the last one shown.",
                        null,
                        help));
        all.put(
                "walletauthorize-refused",
                new AuthorizeView(
                        open,
                        null,
                        "Nothing is connected: the program that sent you here did not ask as it has to.",
                        new LinkView("Back to https://wallet.example", "/back?error=x"),
                        help));
        all.put("walletauthorize-hostile", new AuthorizeView(hostile, asked(X), X, new LinkView(X, "/?" + X), help));
        LayoutView layout = Samples.layout("Wallets and portfolios");
        FormView make = new FormView("/s/1/wallets/code", "token-1");
        all.put(
                "wallets-rich",
                wallets(layout, "7KQ2-9XWM-4TRD", connected("Alder Portfolio"), held("Budgeting"), make));
        all.put(
                "wallets-plain",
                new WalletsView(
                        layout, null, HERE, make, List.of(connected("Alder Portfolio")), List.of(), help, back));
        all.put("wallets-empty", new WalletsView(layout, null, HERE, make, List.of(), List.of(), help, back));
        all.put("wallets-hostile", wallets(hostile, X, connected(X), held(X), make));
        all.put("learnerrecipient-rich", recipient(layout, "lena@city.example", null));
        all.put("learnerrecipient-wrong", recipient(layout, "lena@city.example", "Choose at least one of them."));
        all.put("learnerrecipient-hostile", recipient(hostile, X, X));
        all.put(
                "learnerrecipient-empty",
                new RecipientView(layout, make, "NOBODY", "", List.of(), make, "", "Any address.", null, null, back));
        String asks = "Somebody who learns at Alder Academy gave lena@city.example as their email address.";
        all.put("confirmaddress-rich", new ConfirmAddressView(open, "Confirm it", asks, false, make));
        all.put("confirmaddress-done", new ConfirmAddressView(open, "Confirm it", asks, true, null));
        all.put("confirmaddress-over", new ConfirmAddressView(open, "This link is over", asks, false, null));
        all.put("confirmaddress-hostile", new ConfirmAddressView(hostile, X, X, false, make));
        all.put(
                "wallethelp-open",
                new WalletHelpView(
                        LayoutView.open("Wallets and portfolios", List.of(new LinkView("Waymark", "/"))),
                        HERE,
                        HERE + "/ims/ob/v3p0/discovery"));
        return all;
    }

    private static WalletsView wallets(
            LayoutView layout, @Nullable String code, WalletsView.Connected one, WalletsView.Held held, FormView make) {
        return new WalletsView(
                layout,
                code,
                HERE,
                make,
                List.of(one, connected("Another wallet with a rather long name of its own, by nobody you know")),
                List.of(held),
                new LinkView("How connecting works", "/wallets"),
                new LinkView("Privacy", "/privacy"));
    }

    private static RecipientView recipient(LayoutView layout, String address, @Nullable String problem) {
        FormView form = new FormView("/s/1/recipient", "token-1", List.of(new FormView.Field("email", address)));
        return new RecipientView(
                layout,
                form,
                "EMAIL",
                address.equals(X) ? X : "",
                List.of(
                        new RecipientView.Address(address, true, true, "Confirmed on March 3, 2026.", form),
                        new RecipientView.Address(
                                "somebody.with.a.rather.long.name@department.of.finance.city.example",
                                true,
                                false,
                                address,
                                form),
                        new RecipientView.Address(address, false, false, "A letter is on its way to it.", form)),
                form,
                problem == null ? "" : address,
                "The address that your learning platform has for you is confirmed at once.",
                problem,
                problem,
                new LinkView("Privacy", "/privacy"));
    }

    private static AuthorizeView.Asked asked() {
        return new AuthorizeView.Asked(
                "Alder Portfolio",
                "portfolio.alder.example",
                "https://portfolio.alder.example",
                new LinkView("What it says about itself", "/its-home"),
                new LinkView("Its privacy policy", "/its-privacy"),
                new LinkView("Its terms", "/its-terms"),
                List.of(
                        new AuthorizeView.Right("READ_CREDENTIALS", "Read your badges", true),
                        new AuthorizeView.Right(
                                "ADD_CREDENTIALS", "Put badges of other issuers into your list here", false),
                        new AuthorizeView.Right("READ_PROFILE", "Read your name", true),
                        new AuthorizeView.Right(
                                "OFFLINE", "Come back later without asking you, until you end it", true)),
                new FormView("/oauth/authorize", "", List.of(new FormView.Field("client_id", "1"))),
                HERE);
    }

    private static AuthorizeView.Asked asked(String x) {
        LinkView link = new LinkView(x, "/?" + x);
        return new AuthorizeView.Asked(
                x,
                x,
                x,
                link,
                link,
                link,
                List.of(new AuthorizeView.Right("READ_CREDENTIALS", x, true)),
                new FormView("/oauth/authorize", "", List.of(new FormView.Field("state", x))),
                x);
    }

    private static WalletsView.Connected connected(String name) {
        return new WalletsView.Connected(
                name,
                name.equals(X) ? X : "portfolio.alder.example",
                List.of(name.equals(X) ? X : "Read your badges", "Read your name, as your learning platform says it"),
                "Connected on March 3, 2026 at 10:15 AM UTC.",
                "Last used on March 4, 2026 at 8:00 AM UTC.",
                new FormView("/s/1/wallets/end", "token-1", List.of(new FormView.Field("grant", name))));
    }

    private static WalletsView.Held held(String title) {
        return new WalletsView.Held(
                title,
                title.equals(X) ? X : "École des données",
                "March 3, 2026",
                title.equals(X) ? X : "It names you, as your badges here do.",
                new FormView("/s/1/wallets/remove", "token-1", List.of(new FormView.Field("credential", "1"))));
    }
}
