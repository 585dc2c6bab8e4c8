package org.waymark.practice.message;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Addresses;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.SchoolCourse;

/** Fills the variables of custom parameters (LTI 1.3 core, appendix B). An unknown variable stays as it is. */
final class Substitution {
    private static final String[] NAMES = {
        "User.id",
        "User.username",
        "Person.name.full",
        "Person.name.given",
        "Person.name.family",
        "Person.email.primary",
        "Person.sourcedId",
        "Person.address.timezone",
        "Context.id",
        "Context.label",
        "Context.title",
        "Context.id.history",
        "CourseSection.title",
        "CourseSection.label",
        "ResourceLink.id",
        "ResourceLink.title",
        "ResourceLink.description",
        "Membership.role",
        "LineItem.url",
        "LineItems.url",
        "ToolProxyBinding.memberships.url"
    };

    private Substitution() {}

    static String[] names() {
        return NAMES.clone();
    }

    /** The custom claim. The tool's parameters win over the link's of the same name, as in Moodle. */
    static Map<String, Object> custom(
            Platform platform,
            Client client,
            Person person,
            @Nullable SchoolCourse course,
            @Nullable PlacedActivity activity,
            Map<String, String> review,
            Optional<LineItem> item) {
        Map<String, String> given = new LinkedHashMap<>(activity == null ? Map.of() : activity.custom());
        given.putAll(client.custom());
        given.putAll(review);
        Map<String, Object> filled = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            Object result = value.startsWith("$")
                    ? variable(platform, client, person, course, activity, item, value.substring(1), value)
                    : value;
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
            filled.put(plain, result);
            filled.put(name, result);
        });
        return filled;
    }

    private static @Nullable Object variable(
            Platform platform,
            Client client,
            Person person,
            @Nullable SchoolCourse course,
            @Nullable PlacedActivity activity,
            Optional<LineItem> item,
            String name,
            String literal) {
        boolean shy = platform.quirks().contains(Quirk.PRIVATE);
        Addresses addresses = platform.addresses();
        if (course == null && (name.startsWith("Context.") || name.startsWith("CourseSection."))) {
            return literal;
        }
        if (activity == null && name.startsWith("ResourceLink.")) {
            return platform.quirks().contains(Quirk.NULL_CUSTOM) ? null : literal;
        }
        if (shy && name.startsWith("Person.") && !name.equals("Person.sourcedId")) {
            return platform.quirks().contains(Quirk.NULL_CUSTOM) ? null : "";
        }
        String courseId = course == null ? "" : course.id();
        return switch (name) {
            case "User.id" -> person.id();
            case "User.username" -> person.username();
            case "Person.name.full" -> person.name();
            case "Person.name.given" -> person.givenName();
            case "Person.name.family" -> person.familyName();
            case "Person.email.primary" -> person.email();
            case "Person.sourcedId" -> person.sourcedId();
            case "Person.address.timezone" -> "America/New_York";
            case "Context.id" -> courseId;
            case "Context.label", "CourseSection.label" -> course == null ? "" : course.label();
            case "Context.title", "CourseSection.title" -> course == null ? "" : course.title();
            case "Context.id.history" -> course == null ? "" : history(course);
            case "ResourceLink.id" -> activity == null ? "" : activity.id();
            case "ResourceLink.title" -> activity == null ? "" : activity.title();
            case "ResourceLink.description" -> activity == null ? "" : activity.text();
            case "Membership.role" -> person.memberRole();
            case "LineItem.url" -> item.map(addresses::lineItem).orElse("");
            case "LineItems.url" -> addresses.lineItems(courseId, client.deploymentId());
            case "ToolProxyBinding.memberships.url" -> addresses.memberships(courseId, client.deploymentId());
            default -> literal;
        };
    }

    /** The latest first, separated by commas, each URL-encoded. */
    private static String history(SchoolCourse course) {
        return course.history().stream()
                .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
    }
}
