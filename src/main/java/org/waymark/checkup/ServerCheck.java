package org.waymark.checkup;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.store.Database;

/** Checks whether Waymark runs, whether its public address leads to it, and whether that is this installation. */
final class ServerCheck {
    private static final String BASE = "base URL";
    private static final String SERVER = "server";

    private final Database database;
    private final Keys keys;
    private final Outbound http;
    private final URI baseUrl;
    private final URI local;
    private final InstantSource clock;

    /**
     * @param http may call any address: these are the operator's own
     * @param local where the server listens on this machine, if it runs here
     */
    ServerCheck(Database database, Keys keys, Outbound http, URI baseUrl, URI local, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.http = http;
        this.baseUrl = baseUrl;
        this.local = local;
        this.clock = clock;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                baseUrl.getScheme().equals("https")
                        ? Finding.good(BASE, baseUrl + " is https.")
                        : Finding.note(
                                BASE,
                                baseUrl + " can be used on this machine only.",
                                "For an LMS, set WAYMARK_BASE_URL to the public https address."));
        Answer ready;
        try {
            ready = http.send(Ask.get(URI.create(baseUrl + "/health/ready")));
        } catch (NoAnswer e) {
            findings.add(away(e));
            return findings;
        }
        boolean ours = ready.body().contains("\"status\"") && (ready.status() == 200 || ready.status() == 503);
        if (!ours) {
            findings.add(Finding.wrong(
                    SERVER,
                    "Something else than Waymark answers at " + baseUrl + " (status " + ready.status() + ").",
                    "Let the reverse proxy pass every path on to " + local + "."));
            return findings;
        }
        findings.add(
                ready.status() == 200
                        ? Finding.good(SERVER, "It runs, and is ready, at " + baseUrl + ".")
                        : Finding.wrong(
                                SERVER,
                                "It runs at " + baseUrl + " but is not ready: it cannot reach its database.",
                                "Look into the server's log, and check WAYMARK_DB_URL of the server."));
        findings.add(keySet("/.well-known/jwks.json", KeySetName.COMMON, "LTI key set"));
        findings.add(keySet("/issuers/waymark/jwks.json", KeySetName.BADGES, "badge key set"));
        return findings;
    }

    private Finding away(NoAnswer why) {
        boolean runsHere = !local.equals(baseUrl) && answersHere();
        if (runsHere) {
            return Finding.wrong(
                    SERVER,
                    "It runs on this machine at " + local + ", but " + baseUrl + " does not lead to it: " + words(why)
                            + ".",
                    "Check the host's name in the DNS, the certificate, and the reverse proxy, which has to pass"
                            + " everything on to " + local + ".");
        }
        return Finding.wrong(
                SERVER,
                "No Waymark answers at " + baseUrl + ": " + words(why)
                        + ". It is not running, or not to be reached from here.",
                "Start it with: serve. If it runs on another machine, run doctor there, or check the network.");
    }

    private static String words(NoAnswer why) {
        String detail = String.valueOf(why.getMessage());
        if (detail.endsWith("no such host")) {
            return "there is no host of this name";
        }
        if (detail.contains("SSL")) {
            return "no https connection could be made, most often for the certificate";
        }
        return why.why() == NoAnswer.Cause.TIMEOUT ? "it did not answer in time" : "nobody takes the connection";
    }

    private boolean answersHere() {
        try {
            return http.send(Ask.get(URI.create(local + "/health/live"))).ok();
        } catch (NoAnswer e) {
            return false;
        }
    }

    /** The address must give the very keys that we sign with: a platform checks our signatures by it. */
    private Finding keySet(String path, KeySetName set, String check) {
        URI address = URI.create(baseUrl + path);
        JWKSet own = database.inTransaction(handle -> keys.publicKeys(handle, set, clock.instant()));
        Optional<JWKSet> published;
        try {
            published = parse(http.send(Ask.get(address).with("Accept", "application/json")));
        } catch (NoAnswer e) {
            published = Optional.empty();
        }
        if (published.isEmpty()) {
            return Finding.wrong(
                    check,
                    address + " gives no key set.",
                    "Let the reverse proxy pass this path on; without it no grade can be sent.");
        }
        return thumbprints(published.get()).containsAll(thumbprints(own))
                ? Finding.good(check, "The keys of this installation can be read at " + address + ".")
                : Finding.wrong(
                        check,
                        address + " gives other keys than this database holds: another installation answers there.",
                        "Check that server and this command use the same WAYMARK_DB_URL or WAYMARK_DATA_DIR.");
    }

    /** A key set may call a key by its address; its thumbprint (RFC 7638) is the same everywhere. */
    private static Set<Base64URL> thumbprints(JWKSet set) {
        Set<Base64URL> thumbprints = new HashSet<>();
        for (JWK key : set.getKeys()) {
            try {
                thumbprints.add(key.computeThumbprint());
            } catch (JOSEException e) {
                throw new IllegalStateException("this Java cannot make a thumbprint", e);
            }
        }
        return thumbprints;
    }

    private static Optional<JWKSet> parse(Answer answer) {
        try {
            JWKSet set = JWKSet.parse(answer.body());
            return answer.status() == 200 && !set.isEmpty() ? Optional.of(set) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
