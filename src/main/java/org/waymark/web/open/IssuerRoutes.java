package org.waymark.web.open;

import com.nimbusds.jose.jwk.JWK;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.document.IssuerDocuments;
import org.waymark.credential.document.Issuing;
import org.waymark.credential.document.StatusLists;
import org.waymark.journey.credential.ViewStatus;
import org.waymark.journey.view.ViewCredential;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.web.Media;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;

/** Issuers in public: who they are, their keys on every way by which verifiers look for them, and their status lists. */
final class IssuerRoutes implements Routes {
    private static final Pattern LOGO = Pattern.compile("\\A([0-9a-f]{64})\\.png\\z");
    private static final Pattern NUMBER = Pattern.compile("\\A[0-9]{1,6}+\\z");

    private static final String CACHED = "public, max-age=" + StatusLists.FRESH.toSeconds();

    private final ViewCredential viewCredential;
    private final ViewStatus viewStatus;
    private final Issuing issuing;

    IssuerRoutes(ViewJourneys views, Issuing issuing) {
        this.viewCredential = views.viewCredential;
        this.viewStatus = views.viewStatus;
        this.issuing = issuing;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/issuers/{slug}",
                context -> send(
                        context,
                        PublicJson.JSON_LD,
                        documents(context).profileJson(issuer(context), viewCredential.issuerKeys())));
        routes.get("/issuers/{slug}/did.json", context -> {
            issuer(context);
            send(
                    context,
                    "application/did+ld+json",
                    documents(context).didJson(slug(context), viewCredential.issuerKeys()));
        });
        routes.get("/issuers/{slug}/jwks.json", context -> {
            issuer(context);
            send(
                    context,
                    "application/jwk-set+json",
                    documents(context).keySetJson(slug(context), viewCredential.issuerKeys()));
        });
        routes.get("/issuers/{slug}/keys/{kid}", this::key);
        routes.get("/issuers/{slug}/logo/{file}", this::logo);
        routes.get("/status/{slug}", context -> {
            issuer(context);
            send(
                    context,
                    "application/json",
                    viewStatus.revocationList(issuing.at(context.host()).statusLists, slug(context)));
        });
        routes.get("/status/{slug}/{list}", this::statusList);
    }

    /** Writes as of the base address at which somebody asks: badges of earlier days name an earlier one. */
    private IssuerDocuments documents(Context context) {
        return issuing.at(context.host()).issuers;
    }

    private static String slug(Context context) {
        return context.pathParam("slug");
    }

    /** The organization of an address; null for the installation itself, which needs no settings. */
    private @Nullable IssuerFacts issuer(Context context) {
        return slug(context).equals(PublicAddresses.WAYMARK)
                ? null
                : viewCredential.issuer(slug(context)).orElseThrow(Refusal::notFound);
    }

    private void key(Context context) {
        issuer(context);
        String kid = context.pathParam("kid");
        JWK key = viewCredential.issuerKeys().stream()
                .filter(one -> one.getKeyID().equals(kid))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        String type = key.getKeyType().getValue().equals("OKP") ? PublicJson.JSON_LD : "application/jwk+json";
        send(context, type, documents(context).keyJson(slug(context), key));
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

    private void statusList(Context context) {
        issuer(context);
        String number = context.pathParam("list");
        if (!NUMBER.matcher(number).matches()) {
            throw Refusal.notFound();
        }
        ViewStatus.SignedList list = viewStatus
                .find(issuing.at(context.host()).statusLists, slug(context), Integer.parseInt(number))
                .orElseThrow(Refusal::notFound);
        context.header("Vary", "Accept");
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        if (accept.contains("jwt")) {
            context.header("Access-Control-Allow-Origin", "*");
            context.header("Cache-Control", CACHED);
            Media.send(context, "application/vc+jwt", list.jwt().getBytes(StandardCharsets.US_ASCII));
        } else {
            send(context, PublicJson.VC, list.json());
        }
    }

    /** What changes seldom, and is asked for by every verifier. */
    private static void send(Context context, String type, String body) {
        context.header("Cache-Control", CACHED);
        PublicJson.send(context, type, body);
    }
}
