package org.waymark.web.catalogue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.Run;
import org.waymark.learning.RunFormat;
import org.waymark.learning.RunSession;
import org.waymark.lti.payload.Json;
import org.waymark.standard.Criterion;
import org.waymark.standard.Standard;

/** Describes opportunities and runs in the words of schema.org, as JSON-LD within a page. */
final class LinkedData {
    private static final String SCHEMA = "https://schema.org/";

    private final String host;

    LinkedData(String host) {
        this.host = host;
    }

    String run(CatalogueEntry entry, Standard standard) {
        Map<String, Object> instance = instance(entry);
        instance.put(
                "teaches",
                standard.criteria(entry.run().criteria()).stream()
                        .map(criterion -> criterion(standard, criterion))
                        .toList());
        return written(course(entry.opportunity(), entry.title(), List.of(instance)));
    }

    String opportunity(Opportunity opportunity, List<CatalogueEntry> runs) {
        return written(course(
                opportunity,
                opportunity.title(),
                runs.stream().map(this::instance).toList()));
    }

    private Map<String, Object> course(Opportunity opportunity, String title, List<Map<String, Object>> instances) {
        Map<String, Object> course = node("Course");
        course.put("@context", SCHEMA);
        course.put("@id", host + CatalogueAddress.PUBLIC.opportunity(opportunity));
        course.put("url", host + CatalogueAddress.PUBLIC.opportunity(opportunity));
        course.put("name", title);
        course.put("description", opportunity.summary().isBlank() ? title : opportunity.summary());
        List<Map<String, Object>> providers = opportunity.partners().stream()
                .map(partner -> named("Organization", partner))
                .toList();
        course.put("provider", providers.isEmpty() ? named("Organization", "Waymark") : providers);
        course.put("hasCourseInstance", instances);
        return course;
    }

    private Map<String, Object> instance(CatalogueEntry entry) {
        Run run = entry.run();
        Map<String, Object> instance = node("CourseInstance");
        instance.put("@id", host + CatalogueAddress.PUBLIC.run(entry));
        instance.put("url", host + CatalogueAddress.PUBLIC.run(entry));
        instance.put("name", entry.title());
        put(instance, "description", entry.opportunity().summary());
        put(instance, "courseCode", run.code());
        instance.put("inLanguage", run.language());
        instance.put("startDate", run.start().toString());
        put(instance, "endDate", run.lastDay().map(LocalDate::toString).orElse(null));
        instance.put("courseMode", run.place().format() == RunFormat.IN_PERSON ? "Onsite" : "Online");
        put(instance, "courseWorkload", run.about().timeCommitment());
        instance.put("eventStatus", SCHEMA + status(run));
        LocalDate former = run.state().postponedFrom();
        put(instance, "previousStartDate", former == null ? null : former.toString());
        instance.put(
                "eventAttendanceMode",
                SCHEMA
                        + (run.place().format() == RunFormat.IN_PERSON
                                ? "OfflineEventAttendanceMode"
                                : "OnlineEventAttendanceMode"));
        String place = run.place().place();
        String city = run.place().hostCity();
        if (place != null || city != null) {
            Map<String, Object> location = named("Place", place == null ? city : place);
            put(location, "address", city);
            instance.put("location", location);
        }
        List<Map<String, Object>> sessions =
                run.sessions().stream().map(LinkedData::session).toList();
        if (!sessions.isEmpty()) {
            instance.put("subEvent", sessions);
        }
        return instance;
    }

    private static String status(Run run) {
        if (run.state().isCancelled()) {
            return "EventCancelled";
        }
        return run.state().postponedFrom() == null ? "EventScheduled" : "EventRescheduled";
    }

    private static Map<String, Object> session(RunSession session) {
        Map<String, Object> event = named("Event", session.label());
        event.put(
                "startDate",
                session.startsAt().map(Object::toString).orElse(session.date().toString()));
        put(event, "endDate", session.endsAt().map(Object::toString).orElse(null));
        return event;
    }

    private Map<String, Object> criterion(Standard standard, Criterion criterion) {
        Map<String, Object> term = named("DefinedTerm", criterion.title());
        term.put("termCode", criterion.code().value());
        term.put("inDefinedTermSet", standard.title());
        return term;
    }

    private static Map<String, Object> named(String type, @Nullable String name) {
        Map<String, Object> node = node(type);
        put(node, "name", name);
        return node;
    }

    private static Map<String, Object> node(String type) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@type", type);
        return node;
    }

    private static void put(Map<String, Object> node, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            node.put(name, value);
        }
    }

    /** Within a script element only the end of one could do harm, so nothing that begins a tag stays as it is. */
    private static String written(Map<String, Object> node) {
        return Json.write(node)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
