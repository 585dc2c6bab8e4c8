package org.waymark.practice.trust;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The way in which an id_token is to differ from an honest one, to see what a tool refuses. Each method gives a changed
 * copy.
 *
 * @param header changes the JOSE header; gets a map it may change
 * @param claims changes the claims; gets a map it may change
 * @param whole sent in place of a token, whatever the rest says; null for none
 * @param error an error code the platform answers the authentication request with; null for none
 */
public record Forgery(
        Seal seal,
        UnaryOperator<Map<String, Object>> header,
        UnaryOperator<Map<String, Object>> claims,
        @Nullable String whole,
        @Nullable String error) {

    /** The signature of an id_token. */
    public enum Seal {
        /** The platform's current key. */
        HONEST,
        /** A key nobody published, under the current key's id. */
        OTHER_KEY,
        /** A key nobody published, under an id nobody published. */
        UNKNOWN_KEY,
        /** No signature, {@code alg} none. */
        NONE,
        /** HS256 with the public key's text as the secret. */
        HMAC_WITH_PUBLIC_KEY,
        /** An honest signature with one byte changed. */
        BROKEN
    }

    public static Forgery none() {
        return new Forgery(Seal.HONEST, map -> map, map -> map, null, null);
    }

    public static Forgery sealed(Seal seal) {
        return new Forgery(seal, map -> map, map -> map, null, null);
    }

    /** Something that is no token at all. */
    public static Forgery whole(String text) {
        return new Forgery(Seal.HONEST, map -> map, map -> map, text, null);
    }

    /** The platform answers the authentication request with this error instead of a token. */
    public static Forgery error(String code) {
        return new Forgery(Seal.HONEST, map -> map, map -> map, null, code);
    }

    public static Forgery withoutKid() {
        return none().header(map -> map.remove("kid"));
    }

    public static Forgery withoutClaim(String name) {
        return none().claims(map -> map.remove(name));
    }

    public static Forgery withClaim(String name, Object value) {
        return none().claims(map -> map.put(name, value));
    }

    /** A token whose time ran out so long ago. */
    public static Forgery expired(long seconds) {
        return none().claims(map -> {
            long now = ((Number) map.getOrDefault("iat", 0L)).longValue();
            map.put("iat", now - seconds - 60);
            map.put("exp", now - seconds);
        });
    }

    public Forgery header(Consumer<Map<String, Object>> change) {
        return new Forgery(seal, then(header, change), claims, whole, error);
    }

    public Forgery claims(Consumer<Map<String, Object>> change) {
        return new Forgery(seal, header, then(claims, change), whole, error);
    }

    private static UnaryOperator<Map<String, Object>> then(
            UnaryOperator<Map<String, Object>> first, Consumer<Map<String, Object>> change) {
        return map -> {
            Map<String, Object> changed = first.apply(map);
            change.accept(changed);
            return changed;
        };
    }
}
