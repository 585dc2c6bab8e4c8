package org.waymark.lti.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.lti.payload.JsonList;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;

/** Fetches a platform's key set and keeps of it what can be used: RSA keys for signatures, of 2048 bits or more. */
final class KeySetFetch {
    private static final int SMALLEST_KEY_BITS = 2048;
    private static final int LARGEST_KEY_BITS = 16_384;
    private static final int MOST_KEYS = 200;
    private static final int MOST_KEPT = 512 * 1024;
    /** Certificates are not looked at, so a spoilt one does no harm to the key that it stands with. */
    private static final List<String> CERTIFICATE = List.of("x5c", "x5t", "x5t#S256", "x5u");

    private final Outbound outbound;
    private final Duration time;

    KeySetFetch(Outbound outbound, Duration time) {
        this.outbound = outbound;
        this.time = time;
    }

    sealed interface Outcome {}

    record Came(List<RSAKey> keys) implements Outcome {
        Came {
            keys = List.copyOf(keys);
        }
    }

    /** @param why for the log and the operator, in words */
    record Failed(String why) implements Outcome {}

    private record Page(int status, JsonList.Outcome outcome) {}

    Outcome of(URI address) {
        List<RSAKey> keys = new ArrayList<>();
        try {
            Page page = outbound.read(
                    Ask.get(address).with("Accept", "application/json").within(time),
                    (head, body) -> new Page(
                            head.status(),
                            head.status() == 200
                                    ? new JsonList(MOST_KEYS, MOST_KEPT).read(body, "keys", key -> keep(key, keys))
                                    : JsonList.Outcome.NO_LIST));
            return page.status() == 200 && page.outcome() == JsonList.Outcome.WHOLE
                    ? new Came(keys)
                    : new Failed(words(page));
        } catch (NoAnswer e) {
            return new Failed(
                    switch (e.why()) {
                        case FORBIDDEN -> "its address lies in a closed network";
                        case UNREACHABLE -> "its host cannot be reached";
                        case TIMEOUT, BUSY -> "it did not come in time";
                        case TOO_LARGE -> "it is too large";
                    });
        } catch (RuntimeException e) {
            // Whatever a stranger's key set does to its readers, it is the key set that cannot be had.
            return new Failed("it cannot be read");
        }
    }

    private static String words(Page page) {
        if (page.status() >= 300 && page.status() < 400) {
            return "its address answers with a redirect (status " + page.status()
                    + "), which is not followed: the address that it leads to has to be registered";
        }
        if (page.status() != 200) {
            return "its address answers with status " + page.status();
        }
        return page.outcome() == JsonList.Outcome.TOO_LONG ? "it is too large" : "the answer is no key set";
    }

    private static int keep(JsonNode node, List<RSAKey> keys) {
        Optional<RSAKey> key = readRsa(node);
        key.ifPresent(keys::add);
        return key.isPresent() ? node.toString().length() : 0;
    }

    /** Reads one key; one that cannot be used must not make the whole set unreadable. */
    private static Optional<RSAKey> readRsa(JsonNode node) {
        try {
            Map<String, Object> members = JSONObjectUtils.parse(node.toString());
            members.keySet().removeAll(CERTIFICATE);
            RSAKey key = RSAKey.parse(members).toPublicJWK();
            boolean forSignatures = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
            boolean usable = key.size() >= SMALLEST_KEY_BITS && key.size() <= LARGEST_KEY_BITS;
            return forSignatures && usable && key.getKeyID() != null ? Optional.of(key) : Optional.empty();
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
