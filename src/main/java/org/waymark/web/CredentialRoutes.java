package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.BadgeImage;
import org.waymark.credential.Baking;
import org.waymark.credential.Certificate;
import org.waymark.credential.Credential;
import org.waymark.credential.OpenBadge;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.Verification;
import org.waymark.credential.VerificationReport;
import org.waymark.journey.ViewCatalogue;
import org.waymark.journey.ViewCredential;
import org.waymark.keys.KeySetName;
import org.waymark.web.view.CredentialView;
import org.waymark.web.view.CriterionView;
import org.waymark.web.view.FormView;
import org.waymark.web.view.LayoutView;
import org.waymark.web.view.LinkView;
import org.waymark.web.view.VerifyView;

/** Badges in public: their pages and files, their issuer and keys, the list of the revoked ones, and checking one. */
final class CredentialRoutes {
    private static final int PNG_SIDE = 600;
    private static final String JSON_LD = "application/ld+json";

    private final Pages pages;
    private final ViewCredential viewCredential;
    private final ViewCatalogue viewCatalogue;
    private final OpenBadge openBadge;
    private final Certificate certificate;
    private final PublicAddresses addresses;
    private final Patience patience;
    private final Drawings drawings = new Drawings();

    CredentialRoutes(
            Pages pages,
            ViewCredential viewCredential,
            ViewCatalogue viewCatalogue,
            OpenBadge openBadge,
            Certificate certificate,
            PublicAddresses addresses,
            Patience patience) {
        this.pages = pages;
        this.viewCredential = viewCredential;
        this.viewCatalogue = viewCatalogue;
        this.openBadge = openBadge;
        this.certificate = certificate;
        this.addresses = addresses;
        this.patience = patience;
    }

    void addTo(RoutesConfig routes) {
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
        routes.get("/verify", this::verifyByCode);
        routes.post("/verify", this::verify);
    }

    private void credential(Context context) {
        Credential credential = find(context);
        context.header("Vary", "Accept");
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
                Words.day(credential.facts().awardedAt()),
                new LinkView("Waymark", "/issuers/waymark"),
                credential.revoked()
                        ? Optional.ofNullable(credential.revocationReason()).orElse("No reason was given.")
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
                        new LinkView("Certificate (PDF)", here + "/certificate.pdf"),
                        new LinkView("Badge with the credential inside (SVG)", here + "/badge.svg"),
                        new LinkView("Badge with the credential inside (PNG)", here + "/badge.png"),
                        new LinkView("Signed credential (JWT)", here + "/credential.jwt"),
                        new LinkView("Credential to look at (JSON)", here + "/credential.json")),
                new FormView("/verify", "", List.of(new FormView.Field("jwt", credential.jwt()))));
        pages.show(context, "credential", view, List.of());
    }

    private static void svg(Context context, Credential credential) {
        context.contentType("image/svg+xml")
                .result(Baking.intoSvg(BadgeImage.svg(credential.facts().achievement()), credential.jwt()));
    }

    private void png(Context context, Credential credential) {
        context.contentType("image/png")
                .result(drawings.get(
                        credential.id() + ".png",
                        () -> Baking.intoPng(
                                BadgeImage.png(credential.facts().achievement(), PNG_SIDE), credential.jwt())));
    }

    private void pdf(Context context, Credential credential) {
        context.header("Content-Disposition", "inline; filename=\"certificate.pdf\"");
        context.contentType("application/pdf")
                .result(drawings.get(
                        credential.id() + (credential.revoked() ? "-revoked.pdf" : ".pdf"),
                        () -> certificate.pdf(credential)));
    }

    private static void jwt(Context context, Credential credential) {
        context.contentType("text/plain").result(credential.jwt());
    }

    private static void json(Context context, String type, String body) {
        // Badges are read by wallets and displays on other hosts.
        context.header("Access-Control-Allow-Origin", "*");
        context.contentType(type).result(body);
    }

    private void verifyByCode(Context context) {
        String code = Form.query(context).text("code");
        if (!code.isBlank()) {
            Optional<Credential> found = viewCredential.viewByCode(code);
            if (found.isPresent()) {
                context.status(303)
                        .header("Location", "/credentials/" + found.get().id());
                return;
            }
            refuseTooMany(context);
        }
        showVerify(context, "", null);
    }

    private void verify(Context context) {
        String pasted = Form.posted(context).text("jwt").strip();
        Optional<Credential> byCode = pasted.length() < 100 ? viewCredential.viewByCode(pasted) : Optional.empty();
        if (byCode.isPresent()) {
            context.status(303)
                    .header("Location", "/credentials/" + byCode.get().id());
            return;
        }
        String jwt =
                Verification.findJwt(pasted.getBytes(StandardCharsets.UTF_8)).orElse(pasted);
        VerificationReport report = viewCredential.verify(jwt);
        if (!report.valid()) {
            refuseTooMany(context);
        }
        showVerify(
                context,
                pasted,
                new VerifyView.Result(
                        report.valid() ? VerifyView.Grade.GOOD : VerifyView.Grade.BAD,
                        report.valid()
                                ? "This credential is genuine and valid."
                                : "This credential cannot be relied on.",
                        report.checks().stream()
                                .map(check -> new VerifyView.Check(check.name(), grade(check.grade()), check.finding()))
                                .toList(),
                        report.id()
                                .filter(id -> report.valid())
                                .map(id -> new LinkView("See the credential's page", "/credentials/" + id))
                                .orElse(null)));
    }

    private void refuseTooMany(Context context) {
        patience.take(Patience.Kind.VERIFICATION, Patience.address(context)).ifPresent(wait -> {
            throw Refusal.tooMany("TOO_MANY_REFUSALS", wait);
        });
    }

    private static VerifyView.Grade grade(VerificationReport.Grade grade) {
        return switch (grade) {
            case PASSED -> VerifyView.Grade.GOOD;
            case NOTE -> VerifyView.Grade.UNSURE;
            case FAILED -> VerifyView.Grade.BAD;
        };
    }

    private void showVerify(Context context, String pasted, VerifyView.@Nullable Result result) {
        pages.show(
                context,
                "verify",
                new VerifyView(
                        LayoutView.open("Check a credential", publicNav()),
                        new FormView(
                                addresses.verify().substring(addresses.baseUrl().length()), ""),
                        pasted,
                        result),
                List.of());
    }

    static List<LinkView> publicNav() {
        return List.of(
                new LinkView("Learning opportunities", "/catalogue"), new LinkView("Check a credential", "/verify"));
    }
}
