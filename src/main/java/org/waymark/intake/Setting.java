package org.waymark.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * What a format has to know to read a request.
 *
 * @param issuer of the client's platform: accounts of others are refused
 * @param achievements the start of the addresses of our achievements
 */
public record Setting(String issuer, String achievements, Instant now) {
    private static final String URN = "urn:waymark:run:";

    private static final int LONGEST_RUN = 150;

    /** The run that an address names: our achievement's, or {@code urn:waymark:run:} and its id. */
    Optional<String> findRun(String address) {
        for (String start : new String[] {achievements, URN}) {
            if (address.startsWith(start) && address.length() > start.length()) {
                return Optional.of(address.substring(start.length())).filter(run -> Reading.isPlain(run, LONGEST_RUN));
            }
        }
        return Optional.empty();
    }
}
