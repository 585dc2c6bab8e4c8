package org.waymark.web.open;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.Credential;
import org.waymark.credential.document.Baking;
import org.waymark.credential.document.Issuing;
import org.waymark.credential.paper.BadgeImage;
import org.waymark.credential.paper.BadgeStamp;
import org.waymark.credential.paper.Certificate;
import org.waymark.journey.view.ViewCredential;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.web.Media;
import org.waymark.web.Pages;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.part.FormView;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OpenLayout;

/** Badges in public: their pages and files. */
final class CredentialRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CredentialRoutes.class);
    private static final int PNG_SIDE = 600;

    private final Pages pages;
    private final ViewCredential viewCredential;
    private final Certificate certificate;
    private final String baseUrl;
    private final InstantSource clock;
    private final Drawings drawings = new Drawings();

    CredentialRoutes(Site site, ViewJourneys views, Issuing issuing) {
        this.pages = site.pages;
        this.clock = site.clock;
        this.viewCredential = views.viewCredential;
        this.baseUrl = issuing.addresses.baseUrl();
        this.certificate = new Certificate(issuing.profile, issuing.addresses, viewCredential::picture);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/credentials/{id}", this::credential);
        routes.get("/credentials/{id}/{file}", this::file);
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
            json(context, credential);
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
            case "credential.json" -> json(context, credential);
            case "refresh" -> refresh(context, credential);
            case "credential.jwt" -> jwt(context, credential);
            default -> throw Refusal.notFound();
        }
    }

    private Credential find(Context context) {
        // A person's badge is found by whoever has its address, and by nobody who looks for names.
        context.header("X-Robots-Tag", "noindex");
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
        Instant now = clock.instant();
        Instant until = credential.facts().validUntil();
        CredentialView view = new CredentialView(
                OpenLayout.of(achievement.name(), ""),
                head(here, achievement),
                here + "/badge.svg",
                achievement.name(),
                achievement.description(),
                CredentialWords.paragraphs(achievement),
                "/achievements/" + credential.runId(),
                credential.facts().recipientName(),
                credential.facts().cityName(),
                Language.current().day(credential.facts().awardedAt()),
                until == null ? null : Language.current().day(until),
                credential.facts().evidence().stream()
                        .map(one -> MESSAGES.say("badge.evidence", "name", one.name(), "narrative", one.narrative()))
                        .toList(),
                CredentialWords.issuer(credential.facts().issuer()),
                CredentialWords.notValid(credential, now),
                CredentialWords.alignments(achievement),
                List.of(
                        new LinkView(MESSAGES.say("download.pdf"), here + "/certificate.pdf"),
                        new LinkView(MESSAGES.say("download.svg"), here + "/badge.svg"),
                        new LinkView(MESSAGES.say("download.png"), here + "/badge.png"),
                        new LinkView(MESSAGES.say("download.jwt"), here + "/credential.jwt"),
                        new LinkView(MESSAGES.say("download.json"), here + "/credential.json")),
                !credential.inForce() || credential.expired(now)
                        ? null
                        : new CredentialView.Share(
                                CredentialWords.addToProfile(credential, baseUrl + here), baseUrl + here),
                new FormView("/verify", "", List.of(new FormView.Field("jwt", credential.jwt()))));
        pages.show(context, view, List.of());
    }

    private HeadView head(String here, AchievementFacts achievement) {
        return new HeadView(
                baseUrl + here,
                "article",
                achievement.name(),
                achievement.description(),
                baseUrl + here + "/badge.png",
                Language.current().locale().toString(),
                List.of(),
                List.of(),
                null);
    }

    private void svg(Context context, Credential credential) {
        String svg = Baking.intoSvg(
                BadgeImage.svg(credential.facts().achievement(), BadgeStamp.of(credential, clock.instant())),
                credential.jwt());
        send(context, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
    }

    private void png(Context context, Credential credential) {
        byte[] png = drawings.get(
                drawing(credential) + "png",
                () -> Baking.intoPng(
                        BadgeImage.png(
                                credential.facts().achievement(), PNG_SIDE, BadgeStamp.of(credential, clock.instant())),
                        credential.jwt()));
        send(context, "image/png", png);
    }

    private void pdf(Context context, Credential credential) {
        context.header("Content-Disposition", "inline; filename=\"certificate.pdf\"");
        byte[] pdf = drawings.get(drawing(credential) + Language.current().tag(), () -> certificate.pdf(credential));
        context.header("Vary", "Accept, Accept-Language, Cookie");
        context.header("Content-Language", Language.current().tag());
        send(context, "application/pdf", pdf);
    }

    /** What is drawn of a credential, as long as it stays as it is. */
    private String drawing(Credential credential) {
        return credential.id() + "." + BadgeStamp.of(credential, clock.instant()) + ".";
    }

    /** What stands in its place now (1EdTech Credential Refresh 1.0), in the form that is asked for. */
    private void refresh(Context context, Credential credential) {
        Credential newest = viewCredential.newest(credential);
        context.header("Vary", "Accept");
        if (Optional.ofNullable(context.header("Accept")).orElse("").contains("jwt")) {
            jwt(context, newest);
        } else {
            json(context, newest);
        }
    }

    private static void jwt(Context context, Credential credential) {
        send(context, "application/vc+jwt", credential.jwt().getBytes(StandardCharsets.US_ASCII));
    }

    private static void json(Context context, Credential credential) {
        send(context, PublicJson.VC, credential.json().getBytes(StandardCharsets.UTF_8));
    }

    /** A credential can be revoked at any moment, so nobody shows what was kept without asking. */
    private static void send(Context context, String type, byte[] bytes) {
        context.header("Access-Control-Allow-Origin", "*");
        Media.sendIfChanged(context, type, bytes);
    }
}
