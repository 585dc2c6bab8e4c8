package org.waymark.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.waymark.lti.payload.JsonList;
import org.waymark.lti.payload.MediaType;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.Registration;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.Outbound;

/** The results of a gradebook column (AGS 2.0, 3.3). Safe for many threads. */
public final class Results {
    private static final Set<String> READ = Set.of(Scope.RESULT_READONLY);
    private static final int MOST_PAGES = 200;
    private static final int LONGEST_ID = 255;
    private static final int MOST_ENTRIES = 100_000;
    private static final int MOST_KEPT = 16 * 1024 * 1024;

    private final Calls calls;

    public Results(Outbound outbound, AccessTokens tokens, InstantSource clock) {
        this.calls = new Calls(outbound, tokens, clock);
    }

    /**
     * The share of the maximum, 0 to 1, of every user with a result, by user id; an entry without a score is no result.
     * No page size is asked for, because Moodle fails when one is; pages that the platform makes by itself are followed.
     *
     * @throws ServiceFailure when the platform gives no readable list, or not all of it
     */
    public Map<String, Double> read(Registration registration, URI lineitem) throws ServiceFailure {
        Map<String, Double> shares = new LinkedHashMap<>();
        JsonList list = new JsonList(MOST_ENTRIES, MOST_KEPT);
        Set<URI> met = new HashSet<>();
        Optional<URI> next = Optional.of(Calls.below(lineitem, "/results"));
        for (int page = 0; next.isPresent(); page++) {
            if (page == MOST_PAGES) {
                // A list that is cut off would look as if grades had been taken away.
                throw new ServiceFailure(
                        ServiceFailure.Kind.LOOKS_FINAL, "The LMS gave the results on more pages than are read.");
            }
            URI here = next.get();
            if (!met.add(here)) {
                throw new ServiceFailure(
                        ServiceFailure.Kind.LOOKS_FINAL, "The pages of the LMS's results lead in a circle.");
            }
            Answer answer = ask(registration, here, list, shares);
            List<String> links = answer.headers().getOrDefault("link", List.of());
            next = LinkHeader.next(here, links);
            if (next.isEmpty() && LinkHeader.named(links).isPresent()) {
                throw new ServiceFailure(
                        ServiceFailure.Kind.PASSING, "The LMS's results go on at a page that cannot be followed.");
            }
        }
        return shares;
    }

    /** The share of one user; empty when there is no score. */
    public OptionalDouble find(Registration registration, URI lineitem, String user) throws ServiceFailure {
        URI address = Calls.withParameter(Calls.below(lineitem, "/results"), "user_id", user);
        Map<String, Double> shares = new LinkedHashMap<>();
        ask(registration, address, new JsonList(MOST_ENTRIES, MOST_KEPT), shares);
        Double share = shares.get(user);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    private Answer ask(Registration registration, URI address, JsonList list, Map<String, Double> shares)
            throws ServiceFailure {
        return calls.list(
                registration,
                READ,
                Ask.get(address).with("Accept", MediaType.RESULT_CONTAINER),
                list,
                null,
                "results",
                result -> take(result, shares));
    }

    private static int take(JsonNode result, Map<String, Double> shares) {
        String user = result.path("userId").asText("");
        JsonNode score = result.path("resultScore");
        double maximum = result.path("resultMaximum").asDouble(1);
        boolean readable =
                !user.isBlank() && user.length() <= LONGEST_ID && user.chars().noneMatch(Character::isISOControl);
        if (!readable || !score.isNumber() || !(maximum > 0)) {
            return 0;
        }
        shares.put(user, Math.max(0, Math.min(1, score.asDouble() / maximum)));
        return JsonList.cost(user);
    }
}
