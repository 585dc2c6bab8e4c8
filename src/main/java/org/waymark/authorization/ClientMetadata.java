package org.waymark.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself when it registers (RFC 7591; OB 3.0, 7.1.1.2), judged. What has no use here (logo, software,
 * contacts) is not kept.
 */
public record ClientMetadata(
        String name,
        String homepage,
        String terms,
        String policy,
        List<String> redirects,
        Set<Scope> scopes,
        boolean refreshes) {
    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_ADDRESS = 500;
    public static final int MOST_REDIRECTS = 10;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    /** Visible ASCII that no address contains (RFC 3986). */
    private static final String NEVER = "\"<>\\^`{|}";

    /** The reader's own machine, by number: a name may lead elsewhere (RFC 8252, 8.3). */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    public ClientMetadata {
        redirects = List.copyOf(redirects);
        scopes = Set.copyOf(scopes);
    }

    /** Reads it. */
    public static ClientMetadata read(JsonNode json) throws BadMetadata {
        if (!json.isObject()) {
            throw BadMetadata.of("The body has to be a JSON object.");
        }
        String name = text(json, "client_name", LONGEST_NAME).strip();
        if (name.isEmpty() || UNSEEN.matcher(name).find()) {
            throw BadMetadata.of("client_name has to be a name that people can read.");
        }
        Set<String> hosts = new HashSet<>();
        String homepage = page(json, "client_uri", hosts);
        String terms = page(json, "tos_uri", hosts);
        String policy = page(json, "policy_uri", hosts);
        List<String> redirects = redirects(json.path("redirect_uris"), hosts);
        if (!json.path("logo_uri").isMissingNode()) {
            page(json, "logo_uri", hosts);
        }
        if (hosts.size() > 1) {
            throw BadMetadata.of("All addresses have to have the same host name.");
        }
        requireOnly(json, "token_endpoint_auth_method", List.of("client_secret_basic"));
        requireOnly(json, "response_types", List.of("code"));
        List<String> grants = requireOnly(json, "grant_types", List.of("authorization_code", "refresh_token"));
        if (!grants.isEmpty() && !grants.contains("authorization_code")) {
            throw BadMetadata.of("grant_types has to contain authorization_code.");
        }
        return new ClientMetadata(
                name, homepage, terms, policy, redirects, scopes(json), grants.contains("refresh_token"));
    }

    private static Set<Scope> scopes(JsonNode json) throws BadMetadata {
        Set<Scope> scopes = Scope.read(text(json, "scope", Scope.LONGEST));
        if (scopes.stream().allMatch(scope -> scope == Scope.OFFLINE)) {
            throw BadMetadata.of("scope names no scope of this service.");
        }
        return scopes;
    }

    private static String text(JsonNode json, String member, int longest) throws BadMetadata {
        JsonNode value = json.path(member);
        if (!value.isTextual()) {
            throw BadMetadata.of(member + " is missing.");
        }
        if (value.textValue().length() > longest) {
            throw BadMetadata.of(member + " is longer than " + longest + " characters.");
        }
        return value.textValue();
    }

    private static String page(JsonNode json, String member, Set<String> hosts) throws BadMetadata {
        String text = text(json, member, LONGEST_ADDRESS);
        URI address = address(text);
        if (address == null || !address.getScheme().equals("https")) {
            throw BadMetadata.of(member + " has to be an https address.");
        }
        hosts.add(address.getHost().toLowerCase(Locale.ROOT));
        return text;
    }

    private static List<String> redirects(JsonNode list, Set<String> hosts) throws BadMetadata {
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_REDIRECTS) {
            throw BadMetadata.redirect("redirect_uris has to list 1 to " + MOST_REDIRECTS + " addresses.");
        }
        List<String> redirects = new ArrayList<>();
        for (JsonNode one : list) {
            URI address = one.isTextual() ? address(one.textValue()) : null;
            boolean local =
                    address != null && address.getScheme().equals("http") && LOOPBACK.contains(address.getHost());
            if (address == null || !(local || address.getScheme().equals("https"))) {
                throw BadMetadata.redirect(
                        "Each of redirect_uris has to be an https address without a fragment, or http"
                                + " on 127.0.0.1 or [::1].");
            }
            if (!local) {
                hosts.add(address.getHost().toLowerCase(Locale.ROOT));
            }
            redirects.add(one.textValue());
        }
        return redirects;
    }

    /** An absolute address with a host that every reader reads alike; null for anything else. */
    private static @Nullable URI address(String text) {
        if (text.length() > LONGEST_ADDRESS
                || !text.chars().allMatch(c -> c > ' ' && c < 0x7F && NEVER.indexOf(c) < 0)) {
            return null;
        }
        try {
            URI address = new URI(text);
            boolean whole = address.getScheme() != null
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
            return whole && text.startsWith(Objects.requireNonNull(address.getScheme()) + "://") ? address : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Reads a word or a list of words, of which only these are known; empty where the client says nothing. */
    private static List<String> requireOnly(JsonNode json, String member, List<String> known) throws BadMetadata {
        JsonNode value = json.path(member);
        List<String> words = new ArrayList<>();
        for (JsonNode one : value.isArray() ? value : value.isMissingNode() ? List.<JsonNode>of() : List.of(value)) {
            if (!one.isTextual() || !known.contains(one.textValue())) {
                throw BadMetadata.of(member + " may only be " + String.join(", ", known) + ".");
            }
            words.add(one.textValue());
        }
        return words;
    }
}
