package org.waymark.credential.verify;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;

/**
 * Fetches what the check of one credential needs from other sites, within a budget: a stranger chose the addresses. Each
 * address is asked once.
 */
public final class Fetching {
    private static final int MOST_REQUESTS = 6;
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final Duration ALL = Duration.ofSeconds(12);
    private static final int LONGEST_ADDRESS = 2_000;
    private static final String ACCEPT =
            "application/vc+jwt, application/did+json, application/json, text/plain;q=0.9, */*;q=0.5";

    private final Asking asking;
    private final String ownOrigin;
    private final Runnable beforeAsking;
    private final Map<String, String> answers = new HashMap<>();
    private final long start = System.nanoTime();
    private int requests;

    /** Sends a request to another site; see {@link Outbound#send}. */
    @FunctionalInterface
    public interface Asking {
        Answer send(Ask ask) throws NoAnswer;
    }

    /**
     * @param ownBase the address of this installation, which never asks itself
     * @param beforeAsking done once, before another site is asked
     */
    public Fetching(Asking asking, String ownBase, Runnable beforeAsking) {
        this.asking = asking;
        this.beforeAsking = beforeAsking;
        this.ownOrigin = origin(ownBase);
    }

    /** Reads the text at an address; a part behind {@code #} is not sent. */
    String text(String address) throws CannotVerify {
        int fragment = address.indexOf('#');
        String whole = fragment < 0 ? address : address.substring(0, fragment);
        String known = answers.get(whole);
        if (known != null) {
            return known;
        }
        URI uri = uri(whole);
        if (requests == 0) {
            beforeAsking.run();
        }
        requests++;
        Duration left = ALL.minusNanos(System.nanoTime() - start);
        if (requests > MOST_REQUESTS || left.isNegative() || left.isZero()) {
            throw new CannotVerify("fetch.too-many");
        }
        try {
            Answer answer =
                    asking.send(Ask.get(uri).with("Accept", ACCEPT).within(left.compareTo(EACH) < 0 ? left : EACH));
            if (answer.status() != 200) {
                throw new CannotVerify("fetch.status", "address", whole, "status", String.valueOf(answer.status()));
            }
            answers.put(whole, answer.body());
            return answer.body();
        } catch (NoAnswer e) {
            throw new CannotVerify(
                    e.why() == NoAnswer.Cause.FORBIDDEN ? "fetch.forbidden" : "fetch.no-answer", "address", whole);
        }
    }

    private URI uri(String address) throws CannotVerify {
        try {
            URI uri = new URI(address);
            if (address.length() <= LONGEST_ADDRESS
                    && uri.getHost() != null
                    && !origin(address).equals(ownOrigin)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // As below.
        }
        throw new CannotVerify("fetch.forbidden", "address", address);
    }

    /** Scheme, host and port of an address; empty when it is not one of the web. */
    static String origin(String address) {
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null
                    || uri.getUserInfo() != null
                    || !(scheme.equals("https") || scheme.equals("http"))) {
                return "";
            }
            int usual = scheme.equals("https") ? 443 : 80;
            int port = uri.getPort() < 0 ? usual : uri.getPort();
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
