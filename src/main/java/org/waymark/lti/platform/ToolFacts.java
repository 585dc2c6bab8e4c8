package org.waymark.lti.platform;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.waymark.lti.payload.Scope;

/**
 * What a platform has to know of this tool, whether the tool says it itself (dynamic registration) or an administrator
 * enters it.
 *
 * @param keySet the id of the key set that the platform reads
 */
public record ToolFacts(URI baseUrl, String keySet) {
    public static final String NAME = "Waymark";
    public static final String DESCRIPTION = "Turns course completions into progress on a city's certification.";
    /** What the content picker is called where teachers add content. */
    public static final String PICKER = "Add a learning opportunity";

    /** Personal claims that are asked for; everything works without them. */
    public static final List<String> CLAIMS = List.of("iss", "sub", "name", "given_name", "family_name");

    /** Host, and port if there is one: Moodle wants it to equal that of the target link URI. */
    public String domain() {
        return baseUrl.getRawAuthority();
    }

    public String loginUri() {
        return baseUrl + "/lti/login";
    }

    /** Redirect URI, target link URI and content picker: every message arrives here. */
    public String launchUri() {
        return baseUrl + "/lti/launch";
    }

    public String jwksUri() {
        return jwksUri(baseUrl, keySet);
    }

    /** Where a registration's key set is read. */
    public static String jwksUri(URI baseUrl, String keySet) {
        return baseUrl + "/lti/keys/" + keySet;
    }

    public String logoUri() {
        return baseUrl + "/assets/waymark.svg";
    }

    /** Platforms fill the history of a copied course only when it is asked for by name. */
    public Map<String, String> custom() {
        return Map.of("context_history", "$Context.id.history");
    }

    public List<String> scopes() {
        return Scope.ALL;
    }
}
