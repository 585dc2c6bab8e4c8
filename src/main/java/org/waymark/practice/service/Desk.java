package org.waymark.practice.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.practice.school.Addresses;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.School;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.IssuedTokens;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** The parts that all services have in common: the bearer token, exact media types, the error body, pages of a list. */
public record Desk(Addresses addresses, School school, IssuedTokens tokens, Set<Quirk> quirks) {
    private static final int SMALL_PAGE = 2;

    /** The calling tool, when its token has one of the scopes. Anything else is 401, as in Moodle never 403. */
    Client client(Request request, Checks checks, String... scopes) throws HttpRefusal {
        String header = request.header("authorization").orElse("");
        IssuedTokens.Pass pass = header.startsWith("Bearer ")
                ? tokens.find(header.substring("Bearer ".length())).orElse(null)
                : null;
        checks.require(
                "carries a valid bearer token",
                pass != null,
                "none, unknown or over",
                () -> error(request, 401, "Unauthorized"));
        boolean scoped = pass != null && Set.of(scopes).stream().anyMatch(pass.scopes()::contains);
        checks.require(
                "the token has the scope",
                scoped,
                String.join(" or ", scopes),
                () -> error(request, 401, "Unauthorized"));
        Client client = pass == null ? null : school.findClient(pass.clientId()).orElse(null);
        String deployment = request.query("type_id").orElse("");
        checks.require(
                "type_id of the address is kept",
                request.path().contains("/bindings/")
                        || (client != null && client.deploymentId().equals(deployment)),
                deployment.isEmpty() ? "left out" : deployment,
                () -> error(request, 401, "Unauthorized"));
        if (client == null) {
            throw new IllegalStateException("unreachable");
        }
        return client;
    }

    /** The Accept header must be left out or be exactly this one media type. */
    void accept(Request request, Checks checks, String mediaType) throws HttpRefusal {
        String accept = request.header("accept").orElse("");
        checks.require(
                "Accept is " + mediaType,
                accept.isEmpty() || accept.equals(mediaType),
                accept,
                () -> error(request, 400, "No handler found for " + request.path() + " " + accept));
    }

    /** The Content-Type must be exactly this media type; a charset may follow. */
    void contentType(Request request, Checks checks, String mediaType) throws HttpRefusal {
        checks.require(
                "Content-Type is " + mediaType,
                request.contentType().equals(mediaType),
                request.contentType(),
                () -> error(request, 400, "No handler found for " + request.path() + "  " + request.contentType()));
    }

    SchoolCourse course(Request request, Checks checks) throws HttpRefusal {
        String id = request.part("course");
        SchoolCourse course = school.findCourse(id).orElse(null);
        checks.require(
                "the course is there",
                course != null,
                id,
                () -> error(request, 404, "Not Found: Course " + id + " doesn't exist"));
        if (course == null) {
            throw new IllegalStateException("unreachable");
        }
        return course;
    }

    /** The line item of the address: 404 when it is not there, 403 when it is another tool's. */
    LineItem lineItem(Request request, Checks checks, Client client) throws HttpRefusal {
        SchoolCourse course = course(request, checks);
        String id = request.part("item");
        LineItem item = school.findLineItem(id)
                .filter(found -> found.courseId().equals(course.id()))
                .orElse(null);
        checks.require(
                "the line item is there",
                item != null,
                id,
                () -> error(request, 404, "Not Found: Grade item " + id + " doesn't exist"));
        checks.require(
                "the line item is the tool's",
                item != null && item.deploymentId().equals(client.deploymentId()),
                id,
                () -> error(request, 403, "Forbidden"));
        if (item == null) {
            throw new IllegalStateException("unreachable");
        }
        return item;
    }

    Response error(Request request, int status, String reason) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("method", request.method());
        asked.put("url", request.target());
        asked.put("accept", request.header("accept").orElse(""));
        asked.put("contentType", request.header("content-type").orElse(""));
        return Response.json(status, Map.of("status", status, "reason", reason, "request", asked));
    }

    /** A page of a list, and where the next begins; -1 when this is the last. */
    record Page<T>(List<T> entries, int limit, int from, int next) {}

    <T> Page<T> page(Request request, Checks checks, List<T> all) throws HttpRefusal {
        int limit = number(request, checks, "limit", Integer.MAX_VALUE);
        int from = number(request, checks, "from", 0);
        int size = quirks.contains(Quirk.SMALL_PAGES) ? Math.min(limit, SMALL_PAGE) : limit;
        int start = Math.min(from, all.size());
        int end = (int) Math.min((long) start + size, all.size());
        return new Page<>(all.subList(start, end), size, from, end < all.size() ? end : -1);
    }

    private int number(Request request, Checks checks, String name, int otherwise) throws HttpRefusal {
        String text = request.query(name).orElse("");
        boolean whole = text.matches("[0-9]{1,9}");
        checks.require(
                name + " is a whole number", text.isEmpty() || whole, text, () -> error(request, 400, "Bad Request"));
        int value = whole ? Integer.parseInt(text) : otherwise;
        return name.equals("limit") && value == 0 ? otherwise : value;
    }
}
