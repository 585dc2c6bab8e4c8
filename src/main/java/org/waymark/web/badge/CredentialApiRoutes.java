package org.waymark.web.badge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.waymark.authorization.Scope;
import org.waymark.authorization.Secret;
import org.waymark.credential.SignedBadge;
import org.waymark.journey.wallet.ExchangeTokens;
import org.waymark.journey.wallet.KeepCredential;
import org.waymark.journey.wallet.ReadWallet;
import org.waymark.journey.wallet.WalletJourneys;
import org.waymark.lti.payload.Json;
import org.waymark.web.Form;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.badge.ApiRefusal.Code;

/** What clients read and add in the name of a learner: credentials, profile, learning record. A token says for whom. */
final class CredentialApiRoutes implements Routes {
    private static final String CREDENTIALS = ApiAddresses.OPEN_BADGES + "/credentials";
    private static final String RECORDS = ApiAddresses.RECORDS + "/credentials";
    private static final String CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    private static final Set<String> JSON_TYPES =
            Set.of("application/json", "application/vc+ld+json", "application/ld+json", "application/vc");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RateLimit rateLimit;
    private final String base;
    private final ExchangeTokens exchangeTokens;
    private final ReadWallet readWallet;
    private final KeepCredential keepCredential;

    CredentialApiRoutes(Site site, WalletJourneys wallets) {
        this.rateLimit = site.rateLimit;
        this.base = site.baseUrl.toString();
        this.exchangeTokens = wallets.exchangeTokens;
        this.readWallet = wallets.readWallet;
        this.keepCredential = wallets.keepCredential;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.exception(ApiRefusal.class, (refusal, context) -> refusal.show(context));
        for (String service : List.of(ApiAddresses.OPEN_BADGES, ApiAddresses.RECORDS)) {
            routes.after(service + "/*", ApiRefusal::replace);
        }
        routes.get("/ims/ob/v3p0/credentials", this::list);
        routes.post("/ims/ob/v3p0/credentials", this::add);
        routes.get("/ims/ob/v3p0/profile", this::profile);
        routes.put("/ims/ob/v3p0/profile", this::update);
        routes.get("/ims/clr/v2p0/credentials", this::record);
    }

    private ExchangeTokens.Caller caller(Context context, Scope needed) {
        String header = context.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw ApiRefusal.unauthorized(null);
        }
        Optional<ExchangeTokens.Caller> caller =
                exchangeTokens.find(header.substring(7).strip());
        if (caller.isEmpty()) {
            rateLimit
                    .take(RateLimit.Kind.CLIENT_TOKEN, rateLimit.address(context))
                    .ifPresent(wait -> {
                        throw ApiRefusal.tooMany(wait);
                    });
            throw ApiRefusal.unauthorized("invalid_token");
        }
        if (!caller.get().scopes().contains(needed)) {
            throw ApiRefusal.scope(needed.address());
        }
        return caller.get();
    }

    private void refuseTooMany(RateLimit.Kind kind, ExchangeTokens.Caller caller) {
        rateLimit.take(kind, caller.learner().toString()).ifPresent(wait -> {
            throw ApiRefusal.tooMany(wait);
        });
    }

    private static Form query(Context context) {
        try {
            return Form.query(context);
        } catch (Refusal e) {
            throw ApiRefusal.of(400, Code.INVALID_QUERY_PARAMETER, "The query cannot be read.");
        }
    }

    private void list(Context context) {
        ExchangeTokens.Caller caller = caller(context, Scope.READ_CREDENTIALS);
        ListQuery query = ListQuery.read(query(context));
        send(
                context,
                CREDENTIALS,
                query,
                readWallet.list(caller.learner(), query.offset(), query.limit(), query.after()));
    }

    private void record(Context context) {
        ExchangeTokens.Caller caller = caller(context, Scope.READ_RECORD);
        ListQuery query = ListQuery.read(query(context));
        refuseTooMany(RateLimit.Kind.RECORD, caller);
        // Made now of what is in force now, so it is always news.
        List<String> all = readWallet
                .record(caller.learner())
                .map(SignedBadge::jwt)
                .map(List::of)
                .orElse(List.of());
        List<String> part = query.offset() == 0 ? all : List.of();
        send(context, RECORDS, query, new ReadWallet.Part(all.size(), part, List.of()));
    }

    private void send(Context context, String path, ListQuery query, ReadWallet.Part part) {
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode credentials = answer.putArray("credential");
        // What is in the database was read as JSON before it was kept.
        part.jsons().forEach(json -> credentials.add(Json.read(json).orElseThrow()));
        part.jwts().forEach(answer.putArray("compactJwsString")::add);
        context.header("X-Total-Count", Integer.toString(part.total()));
        context.header("Link", query.links(base + path, part.total()));
        context.header("Cache-Control", "no-store");
        context.contentType("application/json").result(Json.write(answer));
    }

    private void add(Context context) {
        ExchangeTokens.Caller caller = caller(context, Scope.ADD_CREDENTIALS);
        String type = Objects.requireNonNullElse(context.header("Content-Type"), "")
                .split(";", -1)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean jwt = type.equals("text/plain");
        if (!jwt && !JSON_TYPES.contains(type)) {
            throw ApiRefusal.of(
                    400, Code.INVALID_DATA, "Send a VC-JWT as text/plain, or JSON with a proof as application/json.");
        }
        byte[] body = context.bodyAsBytes();
        KeepCredential.Outcome outcome = keepCredential.keep(
                caller.learner(), body, jwt, () -> refuseTooMany(RateLimit.Kind.CREDENTIAL_ADDED, caller));
        switch (outcome) {
            case ADDED -> context.status(201);
            case REPLACED -> context.status(200);
            default -> throw refusal(outcome);
        }
        context.header("Cache-Control", "no-store");
        context.contentType(jwt ? "text/plain" : type).result(body);
    }

    private static ApiRefusal refusal(KeepCredential.Outcome outcome) {
        return switch (outcome) {
            case NOT_THEIRS -> ApiRefusal.of(403, Code.FORBIDDEN, "This badge was given to somebody else.");
            case FULL ->
                ApiRefusal.of(403, Code.FORBIDDEN, "The learner keeps as many credentials as there is room for.");
            case NOT_A_BADGE ->
                ApiRefusal.of(400, Code.INVALID_DATA, "Only achievement credentials with an id are kept.");
            case NOT_VALID ->
                ApiRefusal.of(400, Code.INVALID_DATA, "The credential does not hold, or cannot be checked.");
            case OLDER -> ApiRefusal.of(400, Code.INVALID_DATA, "A newer version of this credential is kept.");
            case NOT_A_CREDENTIAL, ADDED, REPLACED ->
                ApiRefusal.of(400, Code.INVALID_DATA, "The body is no signed credential.");
        };
    }

    /** The learner as this client may know them: by an id that no other client sees. */
    private ObjectNode profile(ExchangeTokens.Caller caller) {
        ByteBuffer hash = ByteBuffer.wrap(java.util.HexFormat.of()
                .parseHex(Secret.hash("profile " + caller.learner() + " "
                        + caller.grant().client().id())));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        ObjectNode profile = MAPPER.createObjectNode();
        profile.putArray("@context").add(CONTEXT);
        profile.put("id", "urn:uuid:" + new UUID(high, low));
        profile.putArray("type").add("Profile");
        readWallet.name(caller.learner()).ifPresent(name -> profile.put("name", name));
        return profile;
    }

    private void profile(Context context) {
        ObjectNode profile = profile(caller(context, Scope.READ_PROFILE));
        context.header("Cache-Control", "no-store");
        context.contentType("application/json").result(Json.write(profile));
    }

    /** The learning platform says who somebody is, so a client may only say the same. */
    private void update(Context context) {
        ObjectNode profile = profile(caller(context, Scope.UPDATE_PROFILE));
        JsonNode sent = Json.read(context.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> ApiRefusal.of(400, Code.INVALID_DATA, "The body has to be a profile."));
        sent.properties().forEach(member -> {
            boolean known = List.of("@context", "type").contains(member.getKey())
                    || member.getValue().equals(profile.get(member.getKey()));
            if (!known) {
                throw ApiRefusal.of(
                        400,
                        Code.INVALID_DATA,
                        "The learning platform says who the learner is; other values are not taken.");
            }
        });
        context.header("Cache-Control", "no-store");
        context.contentType("application/json").result(Json.write(profile));
    }
}
