package org.waymark.web.wallet;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.authorization.Client;
import org.waymark.authorization.Scope;
import org.waymark.web.Form;
import org.waymark.web.part.FormView;

/**
 * A client's request that a learner authorize it (RFC 6749, 4.1.1, with RFC 7636), of which client and redirect address are
 * known to belong together.
 *
 * @param scopes those asked for that this client may ask for
 * @param error why it cannot be answered, as OAuth calls it; null where it can
 */
record AuthorizationRequest(
        Client client,
        String redirect,
        String state,
        Set<Scope> scopes,
        String challenge,
        @Nullable String error) {
    private static final int LONGEST_STATE = 1_000;
    private static final Pattern CHALLENGE = Pattern.compile("\\A[A-Za-z0-9_-]{43}+\\z");
    private static final Pattern VISIBLE = Pattern.compile("\\A[ -~]*+\\z");

    /** Reads it; empty where the address is none of this client's, so that nothing may be sent there. */
    static Optional<AuthorizationRequest> read(Client client, Form form) {
        String redirect = form.text("redirect_uri");
        if (!client.redirects().contains(redirect)) {
            return Optional.empty();
        }
        String state = form.text("state");
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Scope.read(form.text("scope")).stream()
                .filter(client.scopes()::contains)
                .forEach(scopes::add);
        boolean plainState =
                state.length() <= LONGEST_STATE && VISIBLE.matcher(state).matches();
        return Optional.of(new AuthorizationRequest(
                client,
                redirect,
                plainState ? state : "",
                scopes,
                form.text("code_challenge"),
                error(form, plainState ? state : "", scopes)));
    }

    private static @Nullable String error(Form form, String state, Set<Scope> scopes) {
        if (!form.text("response_type").equals("code")) {
            return form.text("response_type").isEmpty() ? "invalid_request" : "unsupported_response_type";
        }
        boolean proved = form.text("code_challenge_method").equals("S256")
                && CHALLENGE.matcher(form.text("code_challenge")).matches();
        if (state.isEmpty() || !proved) {
            return "invalid_request";
        }
        return scopes.stream().allMatch(scope -> scope == Scope.OFFLINE) ? "invalid_scope" : null;
    }

    /** The same request as hidden fields of a form, which brings it back. */
    List<FormView.Field> fields() {
        return List.of(
                new FormView.Field("client_id", client.id().toString()),
                new FormView.Field("redirect_uri", redirect),
                new FormView.Field("response_type", "code"),
                new FormView.Field("state", state),
                new FormView.Field("scope", Scope.write(scopes)),
                new FormView.Field("code_challenge", challenge),
                new FormView.Field("code_challenge_method", "S256"));
    }

    /** The origin that the answer goes to. */
    String origin() {
        URI address = URI.create(redirect);
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /**
     * The address that tells the client the outcome (RFC 6749, 4.1.2; RFC 9207).
     *
     * @param issuer this authorization server
     */
    String answer(String issuer, Map<String, String> outcome) {
        String query = outcome.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        return redirect + (redirect.contains("?") ? "&" : "?") + query
                + (state.isEmpty() ? "" : "&state=" + encoded(state)) + "&iss=" + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
