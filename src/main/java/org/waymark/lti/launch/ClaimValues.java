package org.waymark.lti.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single values of claims, whatever shape a platform gave them. */
final class ClaimValues {
    static final int LONGEST_ID = 255;
    private static final int LONGEST_TEXT = 500;

    private ClaimValues() {}

    static Map<?, ?> object(JWTClaimsSet claims, String name) throws LaunchRejected {
        Object value = claims.getClaim(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new LaunchRejected(Reason.CLAIM_MALFORMED, name + " is not an object");
    }

    /** A claim that need not be there. PHP writes an object without fields as an empty list, which says as much. */
    static Map<?, ?> optionalObject(JWTClaimsSet claims, String name) throws LaunchRejected {
        return claims.getClaim(name) instanceof List<?> list && list.isEmpty() ? Map.of() : object(claims, name);
    }

    static @Nullable String id(@Nullable Object value, String name) throws LaunchRejected {
        if (value == null || (value instanceof String text && text.isBlank())) {
            return null;
        }
        if (value instanceof String text
                && text.length() <= LONGEST_ID
                && text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        throw new LaunchRejected(Reason.CLAIM_MALFORMED, name + " is not a printable text of at most 255 characters");
    }

    static Set<String> strings(@Nullable Object value) {
        Set<String> texts = new HashSet<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> {
                if (item instanceof String text) {
                    texts.add(text);
                }
            });
        }
        return texts;
    }

    /** A text that can be shown and stored: no blank one, no control characters (PostgreSQL refuses a zero), not long. */
    static @Nullable String text(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.isEmpty() ? null : cut(clean, LONGEST_TEXT);
    }

    static @Nullable String cut(@Nullable String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }

    static @Nullable URI httpUri(@Nullable Object value) {
        if (!(value instanceof String text) || text.length() > 1000) {
            return null;
        }
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
