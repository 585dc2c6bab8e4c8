package org.waymark.practice.message;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.GradebookColumn;
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

/** Takes what was picked in the tool (deep linking 2.0, 4) and makes activities of it. */
public final class DeepLinkEndpoint {
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final Platform platform;
    private final LaunchSender launches;
    private final Map<String, Instant> nonces = new ConcurrentHashMap<>();

    public DeepLinkEndpoint(Platform platform, LaunchSender launches) {
        this.platform = platform;
        this.launches = launches;
    }

    public Response answer(Request request, Checks checks) throws HttpRefusal {
        String courseId = request.query("course").orElse("");
        SchoolCourse course = platform.school().findCourse(courseId).orElse(null);
        require(checks, "the course of the return address is there", course != null, courseId);
        String token = request.form().getOrDefault("JWT", "");
        require(checks, "the form field JWT is there", !token.isEmpty(), "none");
        Client client = platform.school().findClient(issuer(token)).orElse(null);
        require(checks, "iss is a registered client_id", client != null, issuer(token));
        if (course == null || client == null) {
            throw new IllegalStateException("unreachable");
        }
        Map<String, Object> claims = platform.toolKeys().claims(token, client, checks, DeepLinkEndpoint::page);
        check(claims, client, checks);
        String data = data(claims, client, course, checks);
        List<Map<String, Object>> items = items(claims, client, checks);
        launches.endPicking(data);
        List<PlacedActivity> added = new ArrayList<>();
        for (Map<String, Object> item : items) {
            added.add(add(client, course, item));
        }
        return picked(claims, course, added);
    }

    private void check(Map<String, Object> claims, Client client, Checks checks) throws HttpRefusal {
        Instant now = platform.clock().instant();
        List<String> audience =
                claims.get("aud") instanceof String one ? List.of(one) : WireJson.texts(claims.get("aud"));
        require(
                checks,
                "aud is the issuer",
                audience.contains(platform.addresses().base()),
                audience.toString());
        Object azp = claims.get("azp");
        require(checks, "azp, if there, is an audience", azp == null || audience.contains(azp), WireJson.text(azp));
        Instant exp = time(claims.get("exp"));
        Instant iat = time(claims.get("iat"));
        require(checks, "exp is a whole number in the future", exp != null && exp.isAfter(now), String.valueOf(exp));
        require(
                checks,
                "iat is a whole number, not in the future and at most an hour ago",
                iat != null && !iat.isAfter(now.plus(SKEW)) && iat.isAfter(now.minus(Duration.ofHours(1))),
                String.valueOf(iat));
        String nonce = WireJson.text(claims.get("nonce"));
        nonces.values().removeIf(until -> until.isBefore(now));
        Instant until = exp == null ? now : exp.plus(SKEW);
        boolean first = !nonce.isEmpty() && nonces.putIfAbsent(client.clientId() + " " + nonce, until) == null;
        require(checks, "nonce is there and used for the first time", first, nonce);
        String type = WireJson.text(claims.get(Lti.claim("message_type")));
        require(checks, "message_type is LtiDeepLinkingResponse", type.equals("LtiDeepLinkingResponse"), type);
        String version = WireJson.text(claims.get(Lti.claim("version")));
        require(checks, "version is 1.3.0", version.equals("1.3.0"), version);
        String deployment = WireJson.text(claims.get(Lti.claim("deployment_id")));
        require(checks, "deployment_id is the request's", deployment.equals(client.deploymentId()), deployment);
    }

    private String data(Map<String, Object> claims, Client client, SchoolCourse course, Checks checks)
            throws HttpRefusal {
        String data = WireJson.text(claims.get(Lti.DEEP_LINKING + "data"));
        if (platform.quirks().contains(Quirk.NO_DEEP_LINKING_DATA)) {
            require(checks, "no data is sent when none came", data.isEmpty(), data);
            return data;
        }
        LaunchSender.Picking picking = launches.findPicking(data).orElse(null);
        require(
                checks,
                "data comes back exactly, for the first time",
                picking != null
                        && picking.clientId().equals(client.clientId())
                        && picking.courseId().equals(course.id()),
                data);
        return data;
    }

    private List<Map<String, Object>> items(Map<String, Object> claims, Client client, Checks checks)
            throws HttpRefusal {
        Object given = claims.get(Lti.DEEP_LINKING + "content_items");
        require(checks, "content_items is a list, or left out", given == null || given instanceof List, "");
        List<Map<String, Object>> items = new ArrayList<>();
        if (given instanceof List<?> list) {
            list.forEach(item -> items.add(WireJson.object(item)));
        }
        require(
                checks,
                "one item unless accept_multiple",
                items.size() < 2 || !platform.quirks().contains(Quirk.ONE_ITEM),
                items.size() + " items");
        for (Map<String, Object> item : items) {
            String type = WireJson.text(item.get("type"));
            require(checks, "every item is of an accepted type", type.equals("ltiResourceLink"), type);
            String url = WireJson.text(item.get("url"));
            require(checks, "every address is an absolute http(s) address", url.isEmpty() || web(url), url);
            Object line = item.get("lineItem");
            Object maximum = WireJson.object(line).get("scoreMaximum");
            require(
                    checks,
                    "every lineItem has a scoreMaximum above 0",
                    line == null || (maximum instanceof Number number && number.doubleValue() > 0),
                    String.valueOf(maximum));
            for (Map.Entry<String, Boolean> rule :
                    SubmissionReview.rules(WireJson.object(line), client).entrySet()) {
                require(checks, rule.getKey(), rule.getValue(), WireJson.write(WireJson.object(line)));
            }
        }
        return items;
    }

    /** Keeps what Moodle keeps. The label of the line item is dropped: the column is named like the activity. */
    private PlacedActivity add(Client client, SchoolCourse course, Map<String, Object> item) {
        String title = WireJson.text(item.get("title"));
        PlacedActivity activity = new PlacedActivity(
                platform.school().nextId(),
                course.id(),
                client.deploymentId(),
                title.isBlank() ? client.name() : title,
                WireJson.text(item.get("text")),
                WireJson.text(item.get("url")),
                WireJson.textMap(item.get("custom")));
        GradebookColumn column = null;
        if (item.get("lineItem") != null) {
            Map<String, Object> line = WireJson.object(item.get("lineItem"));
            Optional<SubmissionReview> review = SubmissionReview.of(line);
            column = new GradebookColumn(
                    Double.parseDouble(WireJson.text(line.get("scoreMaximum"))),
                    orNull(line.get("resourceId")),
                    orNull(line.get("tag")),
                    review.map(SubmissionReview::url).orElse(null),
                    review.map(SubmissionReview::custom).orElse(Map.of()));
        }
        platform.school().addActivity(activity, column);
        return activity;
    }

    private Response picked(Map<String, Object> claims, SchoolCourse course, List<PlacedActivity> added) {
        String back = platform.addresses().base() + "/course/" + course.id();
        List<String> said = List.of("msg", "errormsg").stream()
                .map(name -> WireJson.text(claims.get(Lti.DEEP_LINKING + name)))
                .filter(text -> !text.isEmpty())
                .toList();
        return Response.page(
                200,
                "picked",
                Map.of(
                        "title",
                        added.isEmpty() ? "Nothing was added" : "Added to the course",
                        "said",
                        said,
                        "added",
                        added.stream().map(PlacedActivity::title).toList(),
                        "back",
                        back));
    }

    private static String issuer(String token) {
        try {
            return WireJson.text(
                    com.nimbusds.jwt.SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
        } catch (java.text.ParseException e) {
            return "";
        }
    }

    private static @Nullable Instant time(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long
                ? Instant.ofEpochSecond(((Number) value).longValue())
                : null;
    }

    private static boolean web(String uri) {
        try {
            URI parsed = URI.create(uri);
            return parsed.getHost() != null && List.of("http", "https").contains(parsed.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable String orNull(@Nullable Object value) {
        String text = WireJson.text(value);
        return text.isEmpty() ? null : text;
    }

    private static void require(Checks checks, String what, boolean passed, String detail) throws HttpRefusal {
        checks.require(what, passed, detail, () -> page(what));
    }

    private static Response page(String why) {
        return Response.page(
                400, "refused", Map.of("title", "The selection was refused", "text", "This must hold: " + why + "."));
    }
}
