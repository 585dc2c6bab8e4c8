package org.waymark.lti.register;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.lti.payload.Scope;

/**
 * The facts of this tool that a platform needs, whether the tool says them itself (dynamic registration) or an
 * administrator enters them.
 *
 * @param keySet the id of the key set that the platform reads
 */
public record ToolFacts(URI baseUrl, String keySet) {
    public static final String NAME = "Waymark";
    public static final String DESCRIPTION = "Turns course completions into progress on a city's certification.";
    /** The name of the content picker where teachers add content. */
    public static final String PICKER = "Add a learning opportunity";

    /**
     * Personal claims that are asked for; everything works without them. By its address alone Moodle's report of
     * activity completion says who somebody is; nothing else needs one.
     */
    public static final List<String> CLAIMS = List.of("iss", "sub", "name", "given_name", "family_name", "email");

    /** The parameter that holds the time zone in which the platform shows dates to a person. */
    public static final String TIME_ZONE = "person_timezone";

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

    /** Returns the address at which a registration's key set is read. */
    public static String jwksUri(URI baseUrl, String keySet) {
        return baseUrl + "/lti/keys/" + keySet;
    }

    public String logoUri() {
        return baseUrl + "/assets/waymark.svg";
    }

    /** Platforms fill these only when they are asked for by name. */
    public Map<String, String> custom() {
        Map<String, String> custom = new LinkedHashMap<>();
        custom.put("context_history", "$Context.id.history");
        custom.put(TIME_ZONE, "$Person.address.timezone");
        return custom;
    }

    public List<String> scopes() {
        return Scope.ALL;
    }
}
