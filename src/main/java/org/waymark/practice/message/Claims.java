package org.waymark.practice.message;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Lti;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.School;
import org.waymark.practice.school.SchoolCourse;

/** Puts together the claims of an honest id_token (LTI 1.3 core 5.3 and 5.4). */
final class Claims {
    private static final int LIFE_SECONDS = 60;

    private final Platform platform;

    Claims(Platform platform) {
        this.platform = platform;
    }

    /** The data a launch names, looked up. */
    private record Scene(
            Client client,
            Person person,
            @Nullable SchoolCourse course,
            @Nullable PlacedActivity activity,
            Optional<LineItem> item) {}

    /** @throws IllegalArgumentException when the request names something that is not there */
    Map<String, Object> of(LaunchRequest request, String nonce, @Nullable String deepLinkingData) {
        Scene scene = scene(request);
        Map<String, Object> claims = new LinkedHashMap<>();
        Instant now = platform.clock().instant();
        claims.put("iss", platform.addresses().base());
        claims.put("aud", scene.client().clientId());
        claims.put("sub", scene.person().id());
        claims.put("nonce", nonce);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + LIFE_SECONDS);
        claims.put(Lti.claim("message_type"), request.kind().messageType());
        claims.put(Lti.claim("version"), "1.3.0");
        claims.put(Lti.claim("deployment_id"), scene.client().deploymentId());
        claims.put(Lti.claim("target_link_uri"), target(request));
        claims.put(Lti.claim("roles"), scene.person().launchRoles());
        person(claims, scene);
        place(claims, request, scene);
        if (request.kind() == LaunchRequest.Kind.DEEP_LINKING) {
            claims.put(Lti.DEEP_LINKING + "deep_linking_settings", deepLinking(scene, deepLinkingData));
        }
        String forPerson = request.forPersonId();
        if (forPerson != null) {
            claims.put(Lti.claim("for_user"), Map.of("user_id", forPerson));
        }
        services(claims, scene);
        return claims;
    }

    /**
     * Returns the address to which the tool is to go after the launch: the link's own address, the picker, or the
     * column's review page.
     */
    String target(LaunchRequest request) {
        Scene scene = scene(request);
        String own = scene.client().targetLinkUri();
        PlacedActivity activity = scene.activity();
        return switch (request.kind()) {
            case DEEP_LINKING ->
                scene.client().deepLinkingUri().isEmpty() ? own : scene.client().deepLinkingUri();
            case RESOURCE_LINK -> activity == null || activity.url().isEmpty() ? own : activity.url();
            case SUBMISSION_REVIEW ->
                scene.item()
                        .flatMap(item -> Optional.ofNullable(item.reviewUrl()))
                        .orElse(activity == null || activity.url().isEmpty() ? own : activity.url());
        };
    }

    private Scene scene(LaunchRequest request) {
        School school = platform.school();
        PlacedActivity activity = request.activityId() == null
                ? null
                : school.findActivity(request.activityId())
                        .orElseThrow(() -> new IllegalArgumentException("no activity " + request.activityId()));
        SchoolCourse course = request.courseId() == null
                ? null
                : school.findCourse(request.courseId())
                        .orElseThrow(() -> new IllegalArgumentException("no course " + request.courseId()));
        Optional<LineItem> item = request.lineItemId() != null
                ? school.findLineItem(request.lineItemId())
                : activity == null ? Optional.empty() : school.findOnlyLineItem(activity);
        return new Scene(
                school.findClient(request.clientId())
                        .orElseThrow(() -> new IllegalArgumentException("no client " + request.clientId())),
                school.findPerson(request.personId())
                        .orElseThrow(() -> new IllegalArgumentException("no person " + request.personId())),
                course,
                activity,
                item);
    }

    private void person(Map<String, Object> claims, Scene scene) {
        Person person = scene.person();
        Map<String, String> personal = new LinkedHashMap<>();
        personal.put("given_name", person.givenName());
        personal.put("family_name", person.familyName());
        personal.put("name", person.name());
        personal.put("email", person.email());
        if (!platform.quirks().contains(Quirk.PRIVATE)) {
            personal.forEach((name, value) -> {
                if (scene.client().claims().contains(name)) {
                    claims.put(name, value);
                }
            });
            claims.put(Lti.claim("ext"), Map.of("user_username", person.username(), "lms", "waymark-practice"));
        }
        SchoolCourse course = scene.course();
        claims.put(
                Lti.claim("lis"),
                Map.of(
                        "person_sourcedid",
                        person.sourcedId(),
                        "course_section_sourcedid",
                        course == null ? "" : "SIS-" + course.label()));
    }

    private void place(Map<String, Object> claims, LaunchRequest request, Scene scene) {
        SchoolCourse course = scene.course();
        if (course != null) {
            claims.put(
                    Lti.claim("context"),
                    Map.of(
                            "id",
                            course.id(),
                            "label",
                            course.label(),
                            "title",
                            course.title(),
                            "type",
                            List.of("CourseSection")));
        }
        PlacedActivity activity = scene.activity();
        if (activity != null) {
            claims.put(
                    Lti.claim("resource_link"),
                    Map.of("id", activity.id(), "title", activity.title(), "description", activity.text()));
        }
        Map<String, String> presentation = new LinkedHashMap<>(Map.of("locale", "en"));
        if (request.kind() != LaunchRequest.Kind.DEEP_LINKING) {
            presentation.put("document_target", request.documentTarget());
            presentation.put(
                    "return_url",
                    platform.addresses().base() + "/return" + (course == null ? "" : "?course=" + course.id()));
        }
        claims.put(Lti.claim("launch_presentation"), presentation);
        claims.put(
                Lti.claim("tool_platform"),
                Map.of(
                        "guid",
                        "waymark-practice",
                        "product_family_code",
                        "waymark-practice",
                        "version",
                        "1",
                        "name",
                        "Practice LMS"));
        Map<String, String> review = request.kind() == LaunchRequest.Kind.SUBMISSION_REVIEW
                ? scene.item().map(LineItem::reviewCustom).orElse(Map.of())
                : Map.of();
        Map<String, Object> custom =
                Substitution.custom(platform, scene.client(), scene.person(), course, activity, review, scene.item());
        if (!custom.isEmpty()) {
            claims.put(Lti.claim("custom"), custom);
        }
    }

    private Map<String, Object> deepLinking(Scene scene, @Nullable String data) {
        SchoolCourse course = scene.course();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("accept_types", List.of("ltiResourceLink"));
        settings.put("accept_presentation_document_targets", List.of("frame", "iframe", "window"));
        settings.put("accept_multiple", !platform.quirks().contains(Quirk.ONE_ITEM));
        settings.put("auto_create", false);
        settings.put("deep_link_return_url", platform.addresses().deepLinkReturn(course == null ? "" : course.id()));
        settings.put("title", scene.client().name());
        settings.put("text", "");
        if (data != null) {
            settings.put("accept_lineitem", true);
            settings.put("data", data);
        }
        return settings;
    }

    private void services(Map<String, Object> claims, Scene scene) {
        SchoolCourse course = scene.course();
        if (course == null) {
            return;
        }
        String deployment = scene.client().deploymentId();
        List<String> grading = scene.client().scopes().stream()
                .filter(scope -> scope.contains("/lti-ags/"))
                .toList();
        if (!grading.isEmpty()) {
            Map<String, Object> endpoint = new LinkedHashMap<>();
            endpoint.put("scope", grading);
            endpoint.put("lineitems", platform.addresses().lineItems(course.id(), deployment));
            if (!platform.quirks().contains(Quirk.NO_LINEITEM)) {
                scene.item()
                        .ifPresent(item ->
                                endpoint.put("lineitem", platform.addresses().lineItem(item)));
            }
            claims.put(Lti.AGS_CLAIM, endpoint);
        }
        if (scene.client().scopes().contains(Lti.SCOPE_MEMBERS)) {
            claims.put(
                    Lti.NRPS_CLAIM,
                    Map.of(
                            "context_memberships_url",
                            platform.addresses().memberships(course.id(), deployment),
                            "service_versions",
                            List.of("1.0", "2.0")));
        }
    }
}
