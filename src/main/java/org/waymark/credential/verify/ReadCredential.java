package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verifiable credential says, of version 1.1 or 2.0, before anything of it is believed. What decides over it has to
 * be written in the plain form; anything else is refused, so that nothing that decides is overlooked.
 *
 * @param json the credential itself, out of the claim {@code vc} where it was there
 * @param issuerName what the credential calls its issuer
 * @param from the latest of the times before which it is not valid
 * @param until the earliest of those after which it is not
 */
record ReadCredential(
        ObjectNode json,
        Set<String> types,
        String issuer,
        @Nullable String issuerName,
        @Nullable String id,
        List<ObjectNode> subjects,
        List<ObjectNode> statuses,
        @Nullable Instant from,
        @Nullable Instant until) {
    private static final String CREDENTIALS_1 = "https://www.w3.org/2018/credentials/v1";
    private static final String CREDENTIALS_2 = "https://www.w3.org/ns/credentials/v2";
    private static final Set<String> BADGES = Set.of("OpenBadgeCredential", "AchievementCredential");
    private static final int MOST_ENTRIES = 20;

    /** @param whole a document, or the payload of a JWT */
    static ReadCredential of(ObjectNode whole, boolean jwt) throws CannotVerify {
        boolean wrapped = jwt && whole.path("vc").isObject();
        if (wrapped && (whole.has("type") || whole.has("@context") || whole.has("credentialSubject"))) {
            throw new CannotVerify("form.twice");
        }
        ObjectNode json = wrapped ? (ObjectNode) whole.path("vc") : whole;
        Set<String> types = texts(json.path("type"));
        if (!types.contains("VerifiableCredential")) {
            throw new CannotVerify("kind.other");
        }
        JsonNode context = json.path("@context");
        String first = (context.isArray() ? context.path(0) : context).asText("");
        if (!first.equals(CREDENTIALS_1) && !first.equals(CREDENTIALS_2)) {
            throw new CannotVerify("form.context");
        }
        JsonNode issuer = json.path("issuer");
        String named = (issuer.isObject() ? issuer.path("id") : issuer).asText("");
        String claimed = jwt ? whole.path("iss").asText("") : "";
        if (named.isEmpty()) {
            named = issuer.isMissingNode() ? claimed : "";
        }
        if (named.isEmpty() || !(claimed.isEmpty() || claimed.equals(named))) {
            throw new CannotVerify("form.member", "name", "issuer");
        }
        List<ObjectNode> subjects = objects(json, "credentialSubject");
        String id = text(json, "id");
        if (jwt) {
            same(whole, "jti", id);
            same(whole, "sub", subjects.size() == 1 ? text(subjects.get(0), "id") : null);
        }
        JsonNode called = issuer.path("name");
        return new ReadCredential(
                json,
                types,
                named,
                called.isTextual() ? called.textValue() : called.path("@value").textValue(),
                id,
                subjects,
                objects(json, "credentialStatus"),
                times(json, whole, jwt, List.of("validFrom", "issuanceDate"), "nbf").stream()
                        .max(Instant::compareTo)
                        .orElse(null),
                times(json, whole, jwt, List.of("validUntil", "expirationDate"), "exp").stream()
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    boolean isBadge() {
        return !Collections.disjoint(types, BADGES);
    }

    boolean isRecord() {
        return types.contains("ClrCredential");
    }

    /** What it says was achieved, or what it is called. */
    Optional<String> title() {
        for (ObjectNode subject : subjects) {
            JsonNode name = subject.path("achievement").path("name");
            if (name.isTextual()) {
                return Optional.of(name.textValue());
            }
        }
        return Optional.ofNullable(json.path("name").textValue());
    }

    private static void same(ObjectNode claims, String claim, @Nullable String value) throws CannotVerify {
        JsonNode claimed = claims.path(claim);
        if (!claimed.isMissingNode() && value != null && !claimed.asText("").equals(value)) {
            throw new CannotVerify("form.member", "name", claim);
        }
    }

    private static @Nullable String text(ObjectNode json, String name) throws CannotVerify {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new CannotVerify("form.member", "name", name);
        }
        return value.textValue();
    }

    /** One or several texts. */
    static Set<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : value.isArray() ? value : List.of(value)) {
            if (entry.isTextual()) {
                texts.add(entry.textValue());
            }
        }
        return Set.copyOf(new java.util.HashSet<>(texts));
    }

    /** One or several objects, and nothing else. */
    static List<ObjectNode> objects(ObjectNode json, String name) throws CannotVerify {
        JsonNode value = json.path(name);
        List<ObjectNode> objects = new ArrayList<>();
        if (value.isMissingNode()) {
            return objects;
        }
        for (JsonNode entry : value.isArray() ? value : List.of(value)) {
            if (!(entry instanceof ObjectNode object) || objects.size() == MOST_ENTRIES) {
                throw new CannotVerify("form.member", "name", name);
            }
            objects.add(object);
        }
        return objects;
    }

    private static List<Instant> times(
            ObjectNode json, ObjectNode claims, boolean jwt, List<String> names, String claim) throws CannotVerify {
        List<Instant> times = new ArrayList<>();
        for (String name : names) {
            String text = text(json, name);
            if (text != null) {
                try {
                    times.add(OffsetDateTime.parse(text).toInstant());
                } catch (DateTimeException e) {
                    throw new CannotVerify("form.member", "name", name);
                }
            }
        }
        JsonNode numeric = claims.path(claim);
        if (jwt && !numeric.isMissingNode()) {
            if (!numeric.isNumber() || Math.abs(numeric.doubleValue()) > 1e11) {
                throw new CannotVerify("form.member", "name", claim);
            }
            times.add(Instant.ofEpochSecond(numeric.longValue()));
        }
        return times;
    }
}
