package org.waymark.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options with which an operator adds a platform that has no dynamic registration. */
final class NewPlatform {
    private static final int LONGEST_ADDRESS = 1000;
    private static final int LONGEST_ISSUER = 500;
    static final int LONGEST_NAME = 255;

    @Option(names = "--issuer", required = true, description = "who signs, such as https://lms.example.edu")
    String issuer = "";

    @Option(names = "--client-id", required = true, description = "as the platform calls this tool")
    String clientId = "";

    @Option(names = "--authorization-endpoint", required = true, description = "where a login is sent")
    String authorizationEndpoint = "";

    @Option(names = "--token-endpoint", required = true, description = "where access tokens are asked for")
    String tokenEndpoint = "";

    @Option(names = "--token-audience", description = "when the platform wants another than its endpoint")
    @Nullable
    String tokenAudience;

    @Option(names = "--jwks-uri", required = true, description = "the platform's public keys")
    String jwksUri = "";

    @Option(names = "--key-set", description = "the id that lti-config print put into the address of the key set")
    @Nullable
    UUID keySet;

    @Option(
            names = "--shared",
            description = "another issuer may have the same client ID, token endpoint or audience, as at Brightspace")
    boolean shared;

    @Option(names = "--deployment", description = "a deployment to let in at once")
    @Nullable
    String deployment;

    @Option(names = "--name", description = "what to call it")
    @Nullable
    String name;

    /** Lists one sentence for each option that cannot be used. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        address("--issuer", issuer, LONGEST_ISSUER, problems);
        address("--authorization-endpoint", authorizationEndpoint, LONGEST_ADDRESS, problems);
        address("--token-endpoint", tokenEndpoint, LONGEST_ADDRESS, problems);
        address("--jwks-uri", jwksUri, LONGEST_ADDRESS, problems);
        text("--client-id", clientId, LONGEST_NAME, problems);
        text("--token-audience", tokenAudience, LONGEST_ADDRESS, problems);
        text("--deployment", deployment, LONGEST_NAME, problems);
        text("--name", name, LONGEST_NAME, problems);
        return problems;
    }

    private static void address(String option, String text, int longest, List<String> problems) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawFragment() == null && text.length() <= longest) {
                return;
            }
        } catch (URISyntaxException e) {
            // The sentence below fits this as well.
        }
        problems.add(option + " must be a whole address that begins with https:// (or http:// on this machine)");
    }

    /** An identifier or a name; null when it was not given. */
    static void text(String option, @Nullable String text, int longest, List<String> problems) {
        if (text != null
                && (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl))) {
            problems.add(option + " must have 1 to " + longest + " characters");
        }
    }
}
