package org.waymark.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.waymark.lti.payload.Json;
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

    Results(Outbound outbound, AccessTokens tokens, InstantSource clock) {
        this.calls = new Calls(outbound, tokens, clock);
    }

    /**
     * The results that were read of a column.
     *
     * @param shares of the maximum, 0 to 1, of every user with a result, by user id
     * @param unreadable users whose result says something that is no share: it is neither a grade nor the lack of one
     */
    public record Read(Map<String, Double> shares, Set<String> unreadable) {
        static Read nothing() {
            return new Read(new LinkedHashMap<>(), new LinkedHashSet<>());
        }
    }

    /**
     * The results of every user; an entry without a score is no result.
     * No page size is asked for, because Moodle fails when one is; pages that the platform makes by itself are followed.
     *
     * @throws ServiceFailure when the platform gives no readable list, or not all of it
     */
    public Read read(Registration registration, URI lineitem) throws ServiceFailure {
        Read read = Read.nothing();
        JsonList list = new JsonList(MOST_ENTRIES, MOST_KEPT);
        Set<URI> met = new HashSet<>();
        Optional<URI> next = Optional.of(Calls.below(lineitem, "/results"));
        for (int page = 0; next.isPresent(); page++) {
            if (page == MOST_PAGES) {
                // A list that is cut off would look as if grades had been taken away.
                throw new ServiceFailure(
                        ServiceFailure.Kind.LOOKS_FINAL, ServiceFailure.MESSAGES.message("results.too-many"));
            }
            URI here = next.get();
            if (!met.add(here)) {
                throw new ServiceFailure(
                        ServiceFailure.Kind.LOOKS_FINAL, ServiceFailure.MESSAGES.message("results.circle"));
            }
            Answer answer = ask(registration, here, list, read);
            List<String> links = answer.headers().getOrDefault("link", List.of());
            next = LinkHeader.next(here, links);
            if (next.isEmpty() && LinkHeader.named(links).isPresent()) {
                throw new ServiceFailure(
                        ServiceFailure.Kind.PASSING, ServiceFailure.MESSAGES.message("results.astray"));
            }
        }
        return read;
    }

    /** The share of one user; empty when there is no score. */
    public OptionalDouble find(Registration registration, URI lineitem, String user) throws ServiceFailure {
        URI address = Calls.withParameter(Calls.below(lineitem, "/results"), "user_id", user);
        Read read = Read.nothing();
        ask(registration, address, new JsonList(MOST_ENTRIES, MOST_KEPT), read);
        return of(user, read);
    }

    private static OptionalDouble of(String user, Read read) throws ServiceFailure {
        if (read.unreadable().contains(user)) {
            throw new ServiceFailure(ServiceFailure.Kind.PASSING, ServiceFailure.MESSAGES.message("results.no-number"));
        }
        Double share = read.shares().get(user);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    /** Finds one user's result from a short answer, which waits for no turn of the long lists. */
    OptionalDouble findNow(Registration registration, URI lineitem, String user) throws ServiceFailure {
        Ask ask = Ask.get(Calls.withParameter(Calls.below(lineitem, "/results"), "user_id", user))
                .with("Accept", MediaType.RESULT_CONTAINER);
        Read read = Read.nothing();
        Json.read(calls.send(registration, READ, ask).body())
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new ServiceFailure(
                        ServiceFailure.Kind.PASSING,
                        ServiceFailure.MESSAGES.message(
                                "page", "what", ServiceFailure.MESSAGES.message("what.results"))))
                .forEach(result -> take(result, read));
        return of(user, read);
    }

    private Answer ask(Registration registration, URI address, JsonList list, Read read) throws ServiceFailure {
        return calls.list(
                registration,
                READ,
                Ask.get(address).with("Accept", MediaType.RESULT_CONTAINER),
                list,
                null,
                ServiceFailure.MESSAGES.message("what.results"),
                result -> take(result, read));
    }

    private static int take(JsonNode result, Read read) {
        String user = result.path("userId").asText("");
        boolean named =
                !user.isBlank() && user.length() <= LONGEST_ID && user.chars().noneMatch(Character::isISOControl);
        JsonNode score = result.path("resultScore");
        if (!named || score.isMissingNode() || score.isNull()) {
            return 0;
        }
        OptionalDouble share = share(score, result.path("resultMaximum"));
        if (share.isPresent()) {
            read.shares().put(user, share.getAsDouble());
            read.unreadable().remove(user);
        } else if (!read.shares().containsKey(user)) {
            read.unreadable().add(user);
        }
        return JsonList.cost(user);
    }

    /** Above a maximum that is told there are extra points; above one that is not, nobody knows out of how much. */
    private static OptionalDouble share(JsonNode score, JsonNode maximum) {
        boolean told = !maximum.isMissingNode() && !maximum.isNull();
        double given = Json.number(score).orElse(Double.NaN);
        double most = told ? Json.number(maximum).orElse(Double.NaN) : 1;
        boolean readable = most > 0 && Double.isFinite(given) && (told || given <= 1);
        return readable ? OptionalDouble.of(Math.max(0, Math.min(1, given / most))) : OptionalDouble.empty();
    }
}
