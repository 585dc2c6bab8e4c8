package org.waymark.lti.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values of claims, and decides alone where a launch is read leniently. What can mean only one thing is
 * taken; everything else is refused as it stands.
 *
 * <table>
 * <caption>What is taken although the specification has it otherwise</caption>
 * <tr><th>a platform sends</th><th>it is read as</th></tr>
 * <tr><td>a claim that need not be there as {@code null}, {@code []} (PHP's empty object) or a blank text, such as
 *     {@code custom: ""}</td><td>the claim is not there</td></tr>
 * <tr><td>an id of context, link, deployment or reviewed user as a whole number</td><td>its digits</td></tr>
 * <tr><td>blanks before or behind an address, such as {@code target_link_uri}</td><td>the address without them</td></tr>
 * <tr><td>a {@code lineitem} without scheme and host, beside a whole {@code lineitems}</td><td>the address that it is
 *     seen from there (RFC 3986, 5.2)</td></tr>
 * <tr><td>a custom value that is a number or a truth value</td><td>its text</td></tr>
 * <tr><td>a deep linking request without {@code target_link_uri} or without {@code roles}, which Deep Linking 2.0 does
 *     not ask for (3.4.1)</td><td>one to the launch address; one of somebody who may pick</td></tr>
 * <tr><td>{@code -} for a person's name</td><td>no name</td></tr>
 * <tr><td>{@code Context.id.history} in Brightspace's own claim</td><td>the course's history, where the custom values
 *     have none</td></tr>
 * <tr><td>texts with control characters, or longer than can be kept, for people to read</td><td>without them, and
 *     cut</td></tr>
 * </table>
 *
 * <p>Not taken: a number with a fraction as an id; an object or list as an id; an object as a text; a relative address
 * with nothing to see it from; {@code sub} and roles that are no text.
 */
final class ClaimValues {
    static final int LONGEST_ID = 255;
    private static final int LONGEST_TEXT = 500;
    private static final Pattern WITHHELD = Pattern.compile("[- ]{1,10}");

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

    /** A claim that need not be there. */
    static Map<?, ?> optionalObject(JWTClaimsSet claims, String name) throws LaunchRejected {
        return isAbsent(claims, name) ? Map.of() : object(claims, name);
    }

    /** Tells whether a claim is not there, or as good as not there. */
    static boolean isAbsent(JWTClaimsSet claims, String name) {
        Object value = claims.getClaim(name);
        return value == null
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof String text && text.isBlank());
    }

    static @Nullable String id(@Nullable Object given, String name) throws LaunchRejected {
        Object value = given instanceof Number && isWhole(given) ? given.toString() : given;
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

    private static boolean isWhole(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }

    /** A custom value, which is a text (LTI Core 5.4.6); empty when it is neither that nor anything with one text. */
    static Optional<String> custom(@Nullable Object value) {
        boolean plain = value instanceof String || value instanceof Boolean || isWhole(value);
        return Optional.ofNullable(value).filter(there -> plain).map(Object::toString);
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

    /** A person's name; ILIAS writes a line where it withholds one. */
    static @Nullable String name(@Nullable Object value) {
        String name = text(value);
        return name == null || WITHHELD.matcher(name).matches() ? null : name;
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
            URI uri = new URI(text.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** An address that may be written as it is seen from another of the same claim. */
    static @Nullable URI httpUri(@Nullable Object value, @Nullable URI from) {
        URI whole = httpUri(value);
        if (whole != null || from == null || !(value instanceof String text) || text.isBlank()) {
            return whole;
        }
        try {
            URI relative = new URI(text.strip());
            boolean elsewhere = relative.getScheme() != null || relative.getRawAuthority() != null;
            return elsewhere ? null : httpUri(from.resolve(relative).toString());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
