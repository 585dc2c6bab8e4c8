package org.waymark.web.badge;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.authorization.BadMetadata;
import org.waymark.authorization.Client;
import org.waymark.authorization.ClientId;
import org.waymark.authorization.ClientMetadata;
import org.waymark.authorization.Scope;
import org.waymark.journey.wallet.ExchangeTokens;
import org.waymark.journey.wallet.RegisterClient;
import org.waymark.journey.wallet.WalletJourneys;
import org.waymark.lti.payload.Json;
import org.waymark.web.Form;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;

/** Clients register themselves (RFC 7591), exchange codes for tokens (RFC 6749, 7636) and give them back (RFC 7009). */
final class ClientRoutes implements Routes {
    private static final int LARGEST = 16 * 1024;
    private static final int LONGEST_SECRET = 100;
    private static final int SHORTEST_VERIFIER = 43;
    private static final int LONGEST_VERIFIER = 128;

    private final RateLimit rateLimit;
    private final RegisterClient registerClient;
    private final ExchangeTokens exchangeTokens;

    ClientRoutes(Site site, WalletJourneys wallets) {
        this.rateLimit = site.rateLimit;
        this.registerClient = wallets.registerClient;
        this.exchangeTokens = wallets.exchangeTokens;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.exception(OAuthRefusal.class, (refusal, context) -> refusal.show(context));
        routes.post("/oauth/register", this::register);
        routes.post("/oauth/token", context -> counted(context, this::token));
        routes.post("/oauth/revoke", context -> counted(context, this::revoke));
    }

    private void register(Context context) {
        byte[] body = context.bodyAsBytes();
        if (body.length > LARGEST) {
            throw OAuthRefusal.tooLarge();
        }
        // Each leaves a row, so that also what is in order counts.
        rateLimit.take(RateLimit.Kind.CLIENT, rateLimit.address(context)).ifPresent(wait -> {
            throw OAuthRefusal.tooMany(wait);
        });
        JsonNode json = Json.read(new String(body, StandardCharsets.UTF_8))
                .orElseThrow(() -> OAuthRefusal.of("invalid_client_metadata", "The body has to be a JSON object."));
        try {
            RegisterClient.Registered registered = registerClient
                    .register(ClientMetadata.read(json))
                    .orElseThrow(() -> OAuthRefusal.tooMany(Duration.ofHours(1)));
            OAuthRefusal.send(context, 201, answer(registered, json));
        } catch (BadMetadata e) {
            throw OAuthRefusal.of(e.error(), e.description());
        }
    }

    private static Map<String, Object> answer(RegisterClient.Registered registered, JsonNode asked) {
        Client client = registered.client();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("client_id", client.id().toString());
        answer.put("client_secret", registered.secret());
        answer.put("client_id_issued_at", client.registeredAt().getEpochSecond());
        answer.put("client_secret_expires_at", 0);
        answer.put("client_name", client.name());
        answer.put("client_uri", client.homepage());
        for (String member : List.of("logo_uri", "software_id", "software_version")) {
            Json.text(asked, member).ifPresent(text -> answer.put(member, text));
        }
        answer.put("tos_uri", client.terms());
        answer.put("policy_uri", client.policy());
        answer.put("redirect_uris", client.redirects());
        answer.put("token_endpoint_auth_method", "client_secret_basic");
        List<String> grants = new ArrayList<>(List.of("authorization_code"));
        if (client.refreshes()) {
            grants.add("refresh_token");
        }
        answer.put("grant_types", grants);
        answer.put("response_types", List.of("code"));
        answer.put("scope", Scope.write(client.scopes()));
        return answer;
    }

    private interface Answering {
        void answer(Context context, Client client, Form form);
    }

    /** Answers a client that knows its secret; only refusals count, and then too many of them. */
    private void counted(Context context, Answering answering) {
        context.header("Cache-Control", "no-store");
        try {
            if (context.bodyAsBytes().length > LARGEST) {
                throw OAuthRefusal.tooLarge();
            }
            Client client = client(context.header("Authorization")).orElseThrow(OAuthRefusal::client);
            answering.answer(context, client, form(context));
        } catch (OAuthRefusal refusal) {
            rateLimit
                    .take(RateLimit.Kind.CLIENT_TOKEN, rateLimit.address(context))
                    .ifPresent(wait -> {
                        throw OAuthRefusal.tooMany(wait);
                    });
            throw refusal;
        }
    }

    private static Form form(Context context) {
        try {
            Form form = Form.posted(context);
            if (!form.text("client_secret").isEmpty()) {
                throw OAuthRefusal.of("invalid_request", "A secret belongs into Authorization: Basic only.");
            }
            return form;
        } catch (Refusal e) {
            throw OAuthRefusal.of("invalid_request", "Send a form, each field once.");
        }
    }

    /** A field of which one value is sent. */
    private static String field(Form form, String name) {
        try {
            return form.text(name);
        } catch (Refusal e) {
            throw OAuthRefusal.of("invalid_request", "Send a form, each field once.");
        }
    }

    private Optional<Client> client(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 || pair.length() > LONGEST_SECRET
                    ? Optional.empty()
                    : ClientId.find(pair.substring(0, colon))
                            .flatMap(id -> registerClient.authenticate(id, pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void token(Context context, Client client, Form form) {
        ExchangeTokens.Outcome outcome = switch (field(form, "grant_type")) {
            case "authorization_code" ->
                exchangeTokens.exchange(client, field(form, "code"), field(form, "redirect_uri"), verifier(form));
            case "refresh_token" -> exchangeTokens.refresh(client, field(form, "refresh_token"), wanted(form));
            case "" -> throw OAuthRefusal.of("invalid_request", "grant_type is missing.");
            default ->
                throw OAuthRefusal.of("unsupported_grant_type", "Only authorization_code and refresh_token are known.");
        };
        if (outcome instanceof ExchangeTokens.Issued issued) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("access_token", issued.access());
            answer.put("token_type", "Bearer");
            answer.put("expires_in", issued.life().toSeconds());
            if (issued.refresh() != null) {
                answer.put("refresh_token", issued.refresh());
            }
            answer.put("scope", Scope.write(issued.scopes()));
            OAuthRefusal.send(context, 200, answer);
            return;
        }
        throw outcome == ExchangeTokens.Refused.INVALID_SCOPE
                ? OAuthRefusal.of("invalid_scope", "The learner did not give this scope.")
                : OAuthRefusal.of("invalid_grant", "The code or token is not good, or was not given to this client.");
    }

    private static String verifier(Form form) {
        String verifier = field(form, "code_verifier");
        if (verifier.length() < SHORTEST_VERIFIER || verifier.length() > LONGEST_VERIFIER) {
            throw OAuthRefusal.of("invalid_request", "code_verifier has to have 43 to 128 characters.");
        }
        return verifier;
    }

    /** What is not named, or nobody knows, is not asked for; an unknown scope alone asks for nothing that there is. */
    private static Set<Scope> wanted(Form form) {
        String text = field(form, "scope");
        Set<Scope> wanted = Scope.read(text);
        if (!text.isBlank() && wanted.isEmpty()) {
            throw OAuthRefusal.of("invalid_scope", "This scope is not known.");
        }
        return wanted;
    }

    /** It is answered alike whether there is such a token or not (RFC 7009, 2.2). */
    private void revoke(Context context, Client client, Form form) {
        String token = field(form, "token");
        if (token.isEmpty()) {
            throw OAuthRefusal.of("invalid_request", "token is missing.");
        }
        exchangeTokens.revoke(client, token);
        OAuthRefusal.send(context, 200, Map.of());
    }
}
