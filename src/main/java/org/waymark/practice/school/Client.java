package org.waymark.practice.school;

import java.util.List;
import java.util.Map;

/**
 * A registered tool. It has one deployment.
 *
 * @param deepLinkingUri where the content picker is; empty when the tool has none
 * @param scopes those granted: asked for and known
 * @param claims the personal claims it asked for; only these are sent
 * @param request the tool's registration request as JSON
 */
public record Client(
        String clientId,
        String deploymentId,
        String name,
        String description,
        String logoUri,
        String loginUri,
        String targetLinkUri,
        String deepLinkingUri,
        List<String> redirectUris,
        String jwksUri,
        List<String> scopes,
        List<String> claims,
        Map<String, String> custom,
        boolean active,
        String request) {

    public Client {
        redirectUris = List.copyOf(redirectUris);
        scopes = List.copyOf(scopes);
        claims = List.copyOf(claims);
        custom = Map.copyOf(custom);
    }

    public Client activated(boolean on) {
        return new Client(
                clientId,
                deploymentId,
                name,
                description,
                logoUri,
                loginUri,
                targetLinkUri,
                deepLinkingUri,
                redirectUris,
                jwksUri,
                scopes,
                claims,
                custom,
                on,
                request);
    }
}
