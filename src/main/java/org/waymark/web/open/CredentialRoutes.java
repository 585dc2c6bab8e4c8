package org.waymark.web.open;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.Baking;
import org.waymark.credential.Credential;
import org.waymark.credential.Issuing;
import org.waymark.credential.OpenBadge;
import org.waymark.credential.paper.BadgeImage;
import org.waymark.credential.paper.Certificate;
import org.waymark.journey.view.ViewCatalogue;
import org.waymark.journey.view.ViewCredential;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.keys.KeySetName;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.web.Media;
import org.waymark.web.Pages;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** Badges in public: their pages and files, their issuer and keys, and the list of the revoked ones. */
final class CredentialRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CredentialRoutes.class);
    private static final int PNG_SIDE = 600;
    private static final String JSON_LD = "application/ld+json";

    private final Pages pages;
    private final ViewCredential viewCredential;
    private final ViewCatalogue viewCatalogue;
    private final OpenBadge openBadge;
    private final Certificate certificate;
    private final Drawings drawings = new Drawings();

    CredentialRoutes(Pages pages, ViewJourneys views, Issuing issuing) {
        this.pages = pages;
        this.viewCredential = views.viewCredential;
        this.viewCatalogue = views.viewCatalogue;
        this.openBadge = issuing.openBadge;
        this.certificate = new Certificate(issuing.profile, issuing.addresses);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/credentials/{id}", this::credential);
        routes.get("/credentials/{id}/{file}", this::file);
        routes.get(
                "/achievements/{id}",
                context -> json(
                        context,
                        JSON_LD,
                        openBadge.achievementJson(viewCatalogue
                                .achievement(context.pathParam("id"))
                                .orElseThrow(Refusal::notFound))));
        routes.get("/issuers/waymark", context -> json(context, JSON_LD, openBadge.issuerJson()));
        routes.get(
                "/issuers/waymark/jwks.json",
                context -> json(context, "application/jwk-set+json", viewCredential.jwks(KeySetName.BADGES)));
        routes.get(
                "/issuers/waymark/keys/{kid}",
                context -> json(
                        context,
                        "application/jwk+json",
                        viewCredential.badgeKey(context.pathParam("kid")).orElseThrow(Refusal::notFound)));
        routes.get(
                "/status/waymark",
                context -> json(context, "application/json", openBadge.statusListJson(viewCredential.revoked())));
    }

    private void credential(Context context) {
        Credential credential = find(context);
        context.header("Vary", "Accept, Accept-Language, Cookie");
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        if (accept.contains("text/html") || accept.isEmpty() || accept.equals("*/*")) {
            page(context, credential);
        } else if (accept.contains("vc+jwt") || accept.contains("application/jwt") || accept.contains("text/plain")) {
            jwt(context, credential);
        } else if (accept.contains("json")) {
            json(context, "application/vc+ld+json", credential.json());
        } else if (accept.contains("image/svg+xml")) {
            svg(context, credential);
        } else if (accept.contains("image/png")) {
            png(context, credential);
        } else if (accept.contains("application/pdf")) {
            pdf(context, credential);
        } else {
            page(context, credential);
        }
    }

    private void file(Context context) {
        Credential credential = find(context);
        switch (context.pathParam("file")) {
            case "badge.svg" -> svg(context, credential);
            case "badge.png" -> png(context, credential);
            case "certificate.pdf" -> pdf(context, credential);
            case "credential.json" -> json(context, "application/vc+ld+json", credential.json());
            case "credential.jwt" -> jwt(context, credential);
            default -> throw Refusal.notFound();
        }
    }

    private Credential find(Context context) {
        return viewCredential.view(context.pathParam("id")).orElseThrow(Refusal::notFound);
    }

    private void page(Context context, Credential credential) {
        AchievementFacts achievement = credential.facts().achievement();
        String here = "/credentials/" + credential.id();
        CredentialView view = new CredentialView(
                LayoutView.open(achievement.name(), publicNav()),
                here + "/badge.svg",
                achievement.name(),
                achievement.description(),
                achievement.criteriaNarrative(),
                credential.facts().recipientName(),
                credential.facts().cityName(),
                Language.current().day(credential.facts().awardedAt()),
                new LinkView("Waymark", "/issuers/waymark"),
                credential.revoked()
                        ? Optional.ofNullable(credential.revocationReason())
                                .orElse(MESSAGES.message("badge.revoked.no-reason"))
                                .words()
                        : null,
                achievement.alignments().stream()
                        .map(one -> new CriterionView(
                                Optional.ofNullable(one.targetCode()).orElse(""),
                                one.targetName(),
                                Optional.ofNullable(one.targetDescription()).orElse(""),
                                Optional.ofNullable(one.targetFramework()).orElse(""),
                                null,
                                false,
                                null))
                        .toList(),
                List.of(
                        new LinkView(MESSAGES.say("download.pdf"), here + "/certificate.pdf"),
                        new LinkView(MESSAGES.say("download.svg"), here + "/badge.svg"),
                        new LinkView(MESSAGES.say("download.png"), here + "/badge.png"),
                        new LinkView(MESSAGES.say("download.jwt"), here + "/credential.jwt"),
                        new LinkView(MESSAGES.say("download.json"), here + "/credential.json")),
                new FormView("/verify", "", List.of(new FormView.Field("jwt", credential.jwt()))));
        pages.show(context, view, List.of());
    }

    private static void svg(Context context, Credential credential) {
        String svg = Baking.intoSvg(BadgeImage.svg(credential.facts().achievement()), credential.jwt());
        Media.send(context, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
    }

    private void png(Context context, Credential credential) {
        byte[] png = drawings.get(
                credential.id() + ".png",
                () -> Baking.intoPng(BadgeImage.png(credential.facts().achievement(), PNG_SIDE), credential.jwt()));
        Media.send(context, "image/png", png);
    }

    private void pdf(Context context, Credential credential) {
        context.header("Content-Disposition", "inline; filename=\"certificate.pdf\"");
        byte[] pdf = drawings.get(
                credential.id()
                        + (credential.revoked() ? "-revoked." : ".")
                        + Language.current().tag(),
                () -> certificate.pdf(credential));
        context.header("Vary", "Accept, Accept-Language, Cookie");
        context.header("Content-Language", Language.current().tag());
        Media.send(context, "application/pdf", pdf);
    }

    private static void jwt(Context context, Credential credential) {
        Media.send(context, "application/vc+jwt", credential.jwt().getBytes(StandardCharsets.US_ASCII));
    }

    private static void json(Context context, String type, String body) {
        // Badges are read by wallets and displays on other hosts.
        context.header("Access-Control-Allow-Origin", "*");
        context.contentType(type).result(body);
    }

    static List<LinkView> publicNav() {
        return List.of(
                new LinkView(MESSAGES.say("catalog.heading"), "/catalogue"),
                new LinkView(MESSAGES.say("verify.heading"), "/verify"));
    }
}
