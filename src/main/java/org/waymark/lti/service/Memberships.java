package org.waymark.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.payload.Json;
import org.waymark.lti.payload.JsonList;
import org.waymark.lti.payload.MediaType;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.Registration;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.Outbound;

/** Reads who is in a course, page by page (NRPS 2.0, 2.3 and 2.4). Safe for many threads. */
public final class Memberships {
    private static final Set<String> SCOPES = Set.of(Scope.MEMBERSHIP_READONLY);
    private static final int LONGEST_ID = 255;
    private static final int MOST_ENTRIES = 50_000;
    private static final int MOST_KEPT = 16 * 1024 * 1024;
    private static final int COST_OF_REFERENCE = 8;
    private static final int COST_OF_ROLE = 400;
    /** The number of members asked for on a page, where the platform listens. */
    public static final int PAGE = 200;

    /**
     * A member. Only {@code userId} and {@code roles} are sure to be there.
     *
     * @param sourcedid the person's id in the records of the institution
     * @param username what they sign in with, where the platform tells it (Moodle: {@code ext_user_username})
     * @param roles as the platform words them: full URIs or short names
     */
    public record Member(
            String userId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String sourcedid,
            @Nullable String username,
            List<String> roles,
            boolean active) {
        public Member {
            roles = List.copyOf(roles);
        }
    }

    /**
     * A page of members, and where the next one is. Somebody missing on a page is not known to have left.
     *
     * @param nameless how many entries have no id that can be read
     * @param astray whether the platform named a next page that cannot be followed: then this is not the end of the list
     */
    public record Page(List<Member> members, int nameless, Optional<URI> next, boolean astray) {
        public Page {
            members = List.copyOf(members);
        }
    }

    private final Calls calls;

    Memberships(Outbound outbound, AccessTokens tokens, InstantSource clock) {
        this.calls = new Calls(outbound, tokens, clock);
    }

    /** The address of the first page of a course. A platform that limits its pages by itself is left to it. */
    public static URI firstPage(URI membershipsUrl) {
        String query = membershipsUrl.getRawQuery();
        if (query != null && ("&" + query).contains("&limit=")) {
            return membershipsUrl;
        }
        return Calls.withParameter(membershipsUrl, "limit", Integer.toString(PAGE));
    }

    /** The address of the first page of those who may open a link (NRPS 2.0, 3.3); empty when the list is a link's already. */
    public static Optional<URI> firstPageOfLink(URI membershipsUrl, String resourceLinkId) {
        String query = membershipsUrl.getRawQuery();
        return query != null && ("&" + query).contains("&rlid=")
                ? Optional.empty()
                : Optional.of(firstPage(Calls.withParameter(membershipsUrl, "rlid", resourceLinkId)));
    }

    /** @throws ServiceFailure when the platform gives no readable page */
    public Page read(Registration registration, URI page) throws ServiceFailure {
        List<Member> read = new ArrayList<>();
        AtomicInteger nameless = new AtomicInteger();
        Map<String, String> roles = new HashMap<>();
        Answer answer = ask(registration, page, node -> {
            int kinds = roles.size();
            Optional<Member> member = member(node, roles);
            if (member.isEmpty()) {
                nameless.incrementAndGet();
                return 0;
            }
            read.add(member.get());
            return cost(member.get()) + (roles.size() - kinds) * COST_OF_ROLE;
        });
        List<String> links = answer.headers().getOrDefault("link", List.of());
        Optional<URI> next = LinkHeader.next(page, links);
        return new Page(
                read,
                nameless.get(),
                next,
                next.isEmpty() && LinkHeader.named(links).isPresent());
    }

    private static int cost(Member member) {
        return JsonList.cost(member.userId(), member.name(), member.email(), member.sourcedid(), member.username())
                + COST_OF_REFERENCE * member.roles().size();
    }

    private Answer ask(Registration registration, URI page, ToIntFunction<JsonNode> keep) throws ServiceFailure {
        try {
            return calls.list(
                    registration,
                    SCOPES,
                    Ask.get(page).with("Accept", MediaType.MEMBERSHIP_CONTAINER),
                    new JsonList(MOST_ENTRIES, MOST_KEPT),
                    "members",
                    ServiceFailure.MESSAGES.message("what.people"),
                    keep);
        } catch (ServiceFailure e) {
            if (e.kind() == ServiceFailure.Kind.COLUMN_GONE) {
                throw new ServiceFailure(
                        ServiceFailure.Kind.LOOKS_FINAL,
                        ServiceFailure.MESSAGES.message("members.none", "status", 404));
            }
            throw e;
        }
    }

    /** @param known each role once: a page of many members repeats a few of them */
    private static Optional<Member> member(JsonNode node, Map<String, String> known) {
        JsonNode given = node.path("user_id");
        // An id of digits alone is written as a number by some.
        Optional<String> id = Optional.of(given)
                .filter(value -> value.isTextual() || value.isIntegralNumber())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_ID)
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
        List<String> roles = new ArrayList<>();
        for (JsonNode role : node.path("roles")) {
            String text = shortened(role.asText());
            roles.add(known.computeIfAbsent(text, same -> same));
        }
        return id.map(user -> new Member(
                user,
                name(node),
                text(node, "email"),
                text(node, "lis_person_sourcedid"),
                text(node, "ext_user_username"),
                roles,
                Json.text(node, "status").orElse("Active").equalsIgnoreCase("Active")));
    }

    private static @Nullable String name(JsonNode node) {
        String name = told(node, "name");
        String given = told(node, "given_name");
        String family = told(node, "family_name");
        return name == null && given != null && family != null ? shortened(given + " " + family) : name;
    }

    /** A person's name; a line where it is withheld (ILIAS) is none. */
    private static @Nullable String told(JsonNode node, String field) {
        String name = text(node, field);
        return name == null || name.replace("-", "").isBlank() ? null : name;
    }

    /** A text as it can be kept and shown; null when it is missing or empty. */
    private static @Nullable String text(JsonNode node, String field) {
        String text =
                Json.text(node, field).orElse("").replaceAll("\\p{Cntrl}", " ").strip();
        return text.isEmpty() ? null : shortened(text);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_ID ? text.substring(0, LONGEST_ID) : text;
    }
}
