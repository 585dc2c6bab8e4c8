package org.waymark.practice.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Lti;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.school.SubmissionReview;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.WireJson;

/** Line items: list, make, read, replace, delete (AGS 2.0, 3.2). A tool sees only its own. */
public final class LineItemEndpoint {
    static final String ONE = "application/vnd.ims.lis.v2.lineitem+json";
    static final String MANY = "application/vnd.ims.lis.v2.lineitemcontainer+json";

    private final Desk desk;

    public LineItemEndpoint(Desk desk) {
        this.desk = desk;
    }

    public Response list(Request request, Checks checks) throws HttpRefusal {
        Client client = desk.client(request, checks, Lti.SCOPE_LINEITEM, Lti.SCOPE_LINEITEM_READ);
        desk.accept(request, checks, MANY);
        SchoolCourse course = desk.course(request, checks);
        List<LineItem> items = desk.school().lineItems(course.id()).stream()
                .filter(item -> item.deploymentId().equals(client.deploymentId()))
                .filter(item -> matches(request, "resource_link_id", item.resourceLinkId()))
                .filter(item -> matches(request, "resource_id", item.resourceId()))
                .filter(item -> matches(request, "tag", item.tag()))
                .toList();
        Desk.Page<LineItem> page = desk.page(request, checks, items);
        Response response = Response.of(
                200,
                MANY + "; charset=utf-8",
                WireJson.write(page.entries().stream().map(this::shown).toList()));
        return page.next() < 0 && page.from() == 0 ? response : linked(request, response, page);
    }

    public Response create(Request request, Checks checks) throws HttpRefusal {
        Client client = desk.client(request, checks, Lti.SCOPE_LINEITEM);
        desk.contentType(request, checks, ONE);
        SchoolCourse course = desk.course(request, checks);
        Map<String, Object> body = body(request, client, checks);
        String link = link(request, checks, client, course, body).orElse(null);
        Optional<LineItem> first = desk.quirks().contains(Quirk.ONE_COLUMN)
                ? desk.school().lineItems(course.id()).stream()
                        .filter(item -> Objects.equals(link, item.resourceLinkId()))
                        .findFirst()
                : Optional.empty();
        LineItem item = first.orElseGet(() -> item(desk.school().nextId(), course.id(), client, body, link, null));
        desk.school().addLineItem(item);
        Map<String, Object> echoed = new LinkedHashMap<>(body);
        echoed.put("id", desk.addresses().lineItem(item));
        return Response.of(201, ONE + "; charset=utf-8", WireJson.write(echoed))
                .with("Location", desk.addresses().lineItem(item));
    }

    public Response read(Request request, Checks checks) throws HttpRefusal {
        Client client = desk.client(request, checks, Lti.SCOPE_LINEITEM, Lti.SCOPE_LINEITEM_READ);
        desk.accept(request, checks, ONE);
        return Response.of(200, ONE + "; charset=utf-8", WireJson.write(shown(desk.lineItem(request, checks, client))));
    }

    /** Replaces the whole: what is left out is emptied, a left out link uncouples. */
    public Response replace(Request request, Checks checks) throws HttpRefusal {
        Client client = desk.client(request, checks, Lti.SCOPE_LINEITEM);
        desk.contentType(request, checks, ONE);
        LineItem stored = desk.lineItem(request, checks, client);
        SchoolCourse course = desk.course(request, checks);
        Map<String, Object> body = body(request, client, checks);
        String link = link(request, checks, client, course, body).orElse(null);
        checks.note(
                "resourceLinkId is not changed",
                Objects.equals(link, stored.resourceLinkId()),
                "was " + stored.resourceLinkId() + ", is " + link);
        LineItem item = item(stored.id(), course.id(), client, body, link, stored);
        desk.school().addLineItem(item);
        return Response.of(200, ONE + "; charset=utf-8", WireJson.write(shown(item)));
    }

    public Response delete(Request request, Checks checks) throws HttpRefusal {
        Client client = desk.client(request, checks, Lti.SCOPE_LINEITEM);
        LineItem item = desk.lineItem(request, checks, client);
        desk.school().removeLineItem(item.id());
        return new Response(204, Map.of(), "");
    }

    /** A POST to a line item itself: what a tool sends that appended {@code /scores} behind the query. */
    public Response misdirected(Request request, Checks checks) throws HttpRefusal {
        checks.require(
                "/scores stands before the query",
                false,
                request.target(),
                () -> desk.error(
                        request, 400, "No handler found for " + request.path() + "  " + request.contentType()));
        throw new IllegalStateException("unreachable");
    }

    private Map<String, Object> body(Request request, Client client, Checks checks) throws HttpRefusal {
        Map<String, Object> body = WireJson.findObject(request.body()).orElse(Map.of());
        checks.require(
                "label is there",
                body.get("label") instanceof String label && !label.isBlank(),
                WireJson.text(body.get("label")),
                () -> desk.error(request, 400, "No label or Score Maximum"));
        checks.require(
                "scoreMaximum is a number above 0",
                body.get("scoreMaximum") instanceof Number maximum && maximum.doubleValue() > 0,
                WireJson.text(body.get("scoreMaximum")),
                () -> desk.error(request, 400, "No label or Score Maximum"));
        for (Map.Entry<String, Boolean> rule :
                SubmissionReview.rules(body, client).entrySet()) {
            checks.require(
                    rule.getKey(),
                    rule.getValue(),
                    WireJson.write(body),
                    () -> desk.error(request, 400, "Invalid submissionReview"));
        }
        return body;
    }

    private Optional<String> link(
            Request request, Checks checks, Client client, SchoolCourse course, Map<String, Object> body)
            throws HttpRefusal {
        String link = WireJson.text(body.get("resourceLinkId"));
        if (link.isEmpty()) {
            return Optional.empty();
        }
        PlacedActivity activity = desk.school().findActivity(link).orElse(null);
        checks.require(
                "resourceLinkId is a link to the tool in this course",
                activity != null
                        && activity.courseId().equals(course.id())
                        && activity.deploymentId().equals(client.deploymentId()),
                link,
                () -> desk.error(request, 403, "Forbidden"));
        return Optional.of(link);
    }

    private static LineItem item(
            String id,
            String courseId,
            Client client,
            Map<String, Object> body,
            @Nullable String link,
            @Nullable LineItem stored) {
        Optional<SubmissionReview> review = SubmissionReview.of(body);
        boolean kept = stored != null && review.isEmpty();
        return new LineItem(
                id,
                courseId,
                client.deploymentId(),
                WireJson.text(body.get("label")),
                ((Number) Objects.requireNonNull(body.get("scoreMaximum"))).doubleValue(),
                orNull(body.get("resourceId")),
                orNull(body.get("tag")),
                link,
                kept && stored != null
                        ? stored.reviewUrl()
                        : review.map(SubmissionReview::url).orElse(null),
                kept && stored != null
                        ? stored.reviewCustom()
                        : review.map(SubmissionReview::custom).orElse(Map.of()));
    }

    private Map<String, Object> shown(LineItem item) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", desk.addresses().lineItem(item));
        body.put("label", item.label());
        body.put("scoreMaximum", item.scoreMaximum());
        put(body, "resourceId", item.resourceId());
        put(body, "tag", item.tag());
        put(body, "resourceLinkId", item.resourceLinkId());
        String review = item.reviewUrl();
        if (review != null) {
            body.put("submissionReview", Map.of("url", review, "custom", item.reviewCustom()));
        }
        return body;
    }

    private Response linked(Request request, Response response, Desk.Page<LineItem> page) {
        String rest =
                request.rawQuery().replaceAll("(^|&)(limit|from)=[^&]*", "").replaceAll("^&", "");
        String start = desk.addresses().base() + request.path() + "?" + rest + "&limit=" + page.limit() + "&from=";
        boolean typographic = desk.quirks().contains(Quirk.TYPOGRAPHIC_LINKS);
        List<String> links = new ArrayList<>();
        links.add(link(start + 0, "first", typographic));
        if (page.next() >= 0) {
            links.add(link(start + page.next(), "next", typographic));
        }
        return response.with("Link", String.join(", ", links));
    }

    private static String link(String address, String relation, boolean typographic) {
        return typographic
                ? "<" + address.replace("&", "&amp;") + ">; rel=\u201c" + relation + "\u201d"
                : "<" + address + ">; rel=\"" + relation + "\"";
    }

    private static boolean matches(Request request, String filter, @Nullable String value) {
        return request.query(filter).map(wanted -> wanted.equals(value)).orElse(true);
    }

    private static @Nullable String orNull(@Nullable Object value) {
        String text = WireJson.text(value);
        return text.isEmpty() ? null : text;
    }

    private static void put(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
