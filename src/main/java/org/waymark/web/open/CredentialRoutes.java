package org.waymark.web.open;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.Baking;
import org.waymark.credential.Credential;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.Issuing;
import org.waymark.credential.OpenBadge;
import org.waymark.credential.PublicAddresses;
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
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OpenLayout;

/** Badges in public: their pages and files, their issuer and keys, and the list of the revoked ones. */
final class CredentialRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CredentialRoutes.class);
    private static final int PNG_SIDE = 600;
    private static final Pattern LOGO = Pattern.compile("^([0-9a-f]{64})\\.png");
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
        this.certificate = new Certificate(issuing.profile, issuing.addresses, viewCredential::picture);
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
        routes.get("/issuers/{slug}", context -> json(context, JSON_LD, openBadge.issuerJson(issuer(context))));
        routes.get("/issuers/{slug}/jwks.json", context -> {
            issuer(context);
            json(context, "application/jwk-set+json", viewCredential.jwks(KeySetName.BADGES));
        });
        routes.get("/issuers/{slug}/keys/{kid}", context -> {
            issuer(context);
            json(
                    context,
                    "application/jwk+json",
                    viewCredential.badgeKey(context.pathParam("kid")).orElseThrow(Refusal::notFound));
        });
        routes.get("/issuers/{slug}/logo/{file}", this::logo);
        routes.get("/status/{slug}", context -> {
            issuer(context);
            String slug = context.pathParam("slug");
            json(context, "application/json", openBadge.statusListJson(slug, viewCredential.revoked(slug)));
        });
    }

    /** The organization of an address; null for the installation itself, which needs no settings. */
    private @Nullable IssuerFacts issuer(Context context) {
        String slug = context.pathParam("slug");
        return slug.equals(PublicAddresses.WAYMARK)
                ? null
                : viewCredential.issuer(slug).orElseThrow(Refusal::notFound);
    }

    private void logo(Context context) {
        issuer(context);
        Matcher file = LOGO.matcher(context.pathParam("file"));
        byte[] png = file.matches() ? viewCredential.logo(file.group(1)).orElse(null) : null;
        if (png == null) {
            throw Refusal.notFound();
        }
        // The address names the content, so that it never changes; what was uploaded was drawn anew, and still runs
        // nothing.
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.header("Content-Security-Policy", "default-src 'none'; sandbox");
        context.header("Access-Control-Allow-Origin", "*");
        Media.send(context, "image/png", png);
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
        Credential credential = viewCredential.view(context.pathParam("id")).orElseThrow(Refusal::notFound);
        if (credential.erased()) {
            drawings.forget(credential.id().toString());
            context.header("Cache-Control", "no-store");
            throw new Refusal(410, "CREDENTIAL_ERASED");
        }
        return credential;
    }

    private void page(Context context, Credential credential) {
        AchievementFacts achievement = credential.facts().achievement();
        String here = "/credentials/" + credential.id();
        CredentialView view = new CredentialView(
                OpenLayout.of(achievement.name(), ""),
                here + "/badge.svg",
                achievement.name(),
                achievement.description(),
                achievement.criteriaNarrative(),
                credential.facts().recipientName(),
                credential.facts().cityName(),
                Language.current().day(credential.facts().awardedAt()),
                issuer(credential),
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

    private static CredentialView.Issuer issuer(Credential credential) {
        IssuerFacts issuer = credential.facts().issuer();
        if (issuer == null) {
            return new CredentialView.Issuer(new LinkView("Waymark", "/issuers/waymark"), null, null);
        }
        String profile = "/issuers/" + issuer.slug();
        String website = issuer.website();
        IssuerFacts.Picture logo = issuer.logo();
        String signatory = issuer.signatory();
        String role = issuer.role();
        return new CredentialView.Issuer(
                new LinkView(issuer.name(), website == null ? profile : website),
                logo == null ? null : profile + "/logo/" + logo.hash() + ".png",
                signatory == null || role == null
                        ? signatory
                        : MESSAGES.say("badge.signatory", "name", signatory, "role", role));
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
}
