package org.waymark.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.payload.Json;
import org.waymark.lti.payload.JsonList;
import org.waymark.lti.payload.LineItemPayload;
import org.waymark.lti.payload.MediaType;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.Registration;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.Outbound;

/** Gradebook columns of a platform (AGS 2.0, 3.2). Safe for many threads. */
public final class LineItems {
    private static final Set<String> SCOPES = Set.of(Scope.LINE_ITEM);

    private static final int MOST_PAGES = 50;
    private static final int MOST_ITEMS = 20_000;
    private static final int MOST_KEPT = 8 * 1024 * 1024;

    private final Calls calls;

    LineItems(Outbound outbound, AccessTokens tokens, InstantSource clock) {
        this.calls = new Calls(outbound, tokens, clock);
    }

    /**
     * The column of a link with that tag, if the platform has one. Filters are sent, and checked again here because
     * platforms may ignore them.
     *
     * @param untagged whether the link's only column is meant too when it carries no tag
     */
    public Optional<URI> find(
            Registration registration, URI lineitems, String resourceLinkId, String tag, boolean untagged)
            throws ServiceFailure {
        Listing listing = list(registration, Calls.withParameter(lineitems, "resource_link_id", resourceLinkId));
        List<LineItemPayload> ofLink = listing.items().stream()
                .filter(item -> resourceLinkId.equals(item.resourceLinkId()))
                .toList();
        Optional<LineItemPayload> tagged =
                ofLink.stream().filter(item -> tag.equals(item.tag())).findFirst();
        if (tagged.isEmpty()) {
            listing.requireWhole();
        }
        // A column the platform made with the link may carry no tag; it is ours when it is the only one.
        Optional<LineItemPayload> only = untagged && ofLink.size() == 1
                ? ofLink.stream().filter(item -> isEmpty(item.tag())).findFirst()
                : Optional.empty();
        Optional<String> found = tagged.or(() -> only).map(LineItemPayload::id);
        return found.isEmpty() ? Optional.empty() : Optional.of(address(found.get()));
    }

    /**
     * Columns of no link that bear our name: what a platform may have made of a link's column when it copied a course,
     * and what it has where links have no id of their own.
     */
    public List<URI> listWithoutLink(Registration registration, URI lineitems, String resourceId, String tag)
            throws ServiceFailure {
        List<URI> found = new ArrayList<>();
        Listing listing = list(registration, Calls.withParameter(lineitems, "resource_id", resourceId));
        for (LineItemPayload item : listing.items()) {
            boolean ours = resourceId.equals(item.resourceId()) && tag.equals(item.tag());
            String id = item.id();
            if (ours && id != null && isEmpty(item.resourceLinkId())) {
                found.add(address(id));
            }
        }
        if (found.isEmpty()) {
            listing.requireWhole();
        }
        return found;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    /** @param whole whether every page was read: a column that stands on another would be made a second time */
    private record Listing(List<LineItemPayload> items, boolean whole) {
        void requireWhole() throws ServiceFailure {
            if (!whole) {
                throw new ServiceFailure(
                        ServiceFailure.Kind.PASSING, ServiceFailure.MESSAGES.message("columns.astray"));
            }
        }
    }

    private Listing list(Registration registration, URI first) throws ServiceFailure {
        List<LineItemPayload> items = new ArrayList<>();
        JsonList list = new JsonList(MOST_ITEMS, MOST_KEPT);
        Set<URI> met = new HashSet<>();
        Optional<URI> next = Optional.of(first);
        boolean whole = false;
        for (int page = 0; page < MOST_PAGES && next.isPresent() && met.add(next.get()); page++) {
            URI here = next.get();
            Answer answer = calls.list(
                    registration,
                    SCOPES,
                    Ask.get(here).with("Accept", MediaType.LINE_ITEM_CONTAINER),
                    list,
                    null,
                    ServiceFailure.MESSAGES.message("what.columns"),
                    node -> keep(node, items));
            List<String> links = answer.headers().getOrDefault("link", List.of());
            next = LinkHeader.next(here, links);
            whole = LinkHeader.named(links).isEmpty();
        }
        return new Listing(items, whole);
    }

    private static int keep(JsonNode node, List<LineItemPayload> items) {
        Optional<LineItemPayload> read = LineItemPayload.read(node);
        read.ifPresent(items::add);
        return read.map(item ->
                        JsonList.cost(item.id(), item.label(), item.resourceLinkId(), item.resourceId(), item.tag()))
                .orElse(0);
    }

    private static URI address(String id) throws ServiceFailure {
        try {
            return URI.create(id);
        } catch (IllegalArgumentException e) {
            throw new ServiceFailure(
                    ServiceFailure.Kind.LOOKS_FINAL, ServiceFailure.MESSAGES.message("column.no-address"));
        }
    }

    /** Makes a column and returns its address. Never sent twice by itself: the caller looks for it first. */
    public URI add(Registration registration, URI lineitems, LineItemPayload wanted) throws ServiceFailure {
        Answer answer = calls.send(
                registration,
                SCOPES,
                Ask.post(lineitems, MediaType.LINE_ITEM, wanted.json()).with("Accept", MediaType.LINE_ITEM));
        return address(Json.read(answer.body())
                .filter(JsonNode::isObject)
                .flatMap(LineItemPayload::read)
                .map(LineItemPayload::id)
                .orElseThrow(() -> new ServiceFailure(
                        ServiceFailure.Kind.PASSING, ServiceFailure.MESSAGES.message("column.unnamed"))));
    }
}
