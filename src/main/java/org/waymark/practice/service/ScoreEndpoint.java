package org.waymark.practice.service;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Lti;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.WireJson;

/** Takes scores (AGS 2.0, 3.4) by the rules that Moodle 4.5 follows, and gives results (3.3). */
public final class ScoreEndpoint {
    static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    private static final List<String> ACTIVITY =
            List.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
    private static final List<String> GRADING =
            List.of("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady");

    private final Desk desk;

    public ScoreEndpoint(Desk desk) {
        this.desk = desk;
    }

    public Response post(Request request, Checks checks) throws HttpRefusal {
        Client client = desk.client(request, checks, Lti.SCOPE_SCORE);
        desk.contentType(request, checks, SCORE);
        LineItem item = desk.lineItem(request, checks, client);
        Map<String, Object> score = WireJson.findObject(request.body()).orElse(Map.of());
        String personId = WireJson.text(score.get("userId"));
        need(checks, "userId is there", !personId.isEmpty(), "none");
        Optional<Instant> time = time(score.get("timestamp"));
        need(checks, "timestamp is an ISO 8601 time", time.isPresent(), WireJson.text(score.get("timestamp")));
        checks.note(
                "timestamp has a zone and a fraction of a second",
                WireJson.text(score.get("timestamp")).matches(".*\\.\\d+(Z|[+-]\\d{2}:?\\d{2})"),
                WireJson.text(score.get("timestamp")));
        String activity = WireJson.text(score.get("activityProgress"));
        String grading = WireJson.text(score.get("gradingProgress"));
        need(checks, "activityProgress is there", !activity.isEmpty(), "none");
        need(checks, "gradingProgress is there", !grading.isEmpty(), "none");
        checks.note("activityProgress is a known word", ACTIVITY.contains(activity), activity);
        checks.note("gradingProgress is a known word", GRADING.contains(grading), grading);
        Optional<Double> given = number(score.get("scoreGiven"));
        Optional<Double> maximum = number(score.get("scoreMaximum"));
        need(
                checks,
                "scoreGiven is a number that comes with a scoreMaximum above 0",
                !score.containsKey("scoreGiven") || (given.isPresent() && maximum.orElse(0.0) > 0),
                score.get("scoreGiven") + " of " + score.get("scoreMaximum"));
        checks.note("scoreGiven is not negative", given.orElse(0.0) >= 0, String.valueOf(given));
        need(checks, "userId is a learner of the course", isLearner(item, personId), personId);
        if (desk.quirks().contains(Quirk.NO_ZERO) && given.orElse(1.0) == 0) {
            return Response.of(201, SCORE, "");
        }
        boolean kept = desk.school()
                .addGradeIfLater(new Grade(
                        item.id(),
                        personId,
                        grading.equals("FullyGraded") ? points(given, maximum, item) : null,
                        comment(score),
                        time.orElse(Instant.EPOCH).toString(),
                        activity,
                        grading));
        checks.require(
                "timestamp is a later whole second than the stored one",
                kept,
                WireJson.text(score.get("timestamp")),
                () -> Response.of(409, SCORE + "; charset=utf-8", "[]"));
        return Response.of(200, SCORE + "; charset=utf-8", "");
    }

    public Response results(Request request, Checks checks) throws HttpRefusal {
        Client client = desk.client(request, checks, Lti.SCOPE_RESULT);
        desk.accept(request, checks, RESULTS);
        // As Moodle 4.5 does when the address carries its type_id.
        checks.require(
                "no page size is asked for",
                request.query("limit").isEmpty(),
                request.query("limit").orElse(""),
                () -> Response.html(
                        404, "<!DOCTYPE html><title>Error</title><p>Call to a member function on null</p>"));
        LineItem item = desk.lineItem(request, checks, client);
        Optional<String> only = request.query("user_id");
        List<Grade> grades = desk.school().grades(item.id()).stream()
                .filter(grade -> only.map(id -> id.equals(grade.personId())).orElse(true))
                .filter(grade -> grade.score() != null || grade.comment() != null)
                .toList();
        Desk.Page<Grade> page = desk.page(request, checks, grades);
        Response response = Response.of(
                200,
                RESULTS + "; charset=utf-8",
                WireJson.write(
                        page.entries().stream().map(grade -> shown(item, grade)).toList()));
        return page.next() < 0
                ? response
                : response.with(
                        "Link", "<" + desk.addresses().results(item) + "&from=" + page.next() + ">; rel=\"next\"");
    }

    private Map<String, Object> shown(LineItem item, Grade grade) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", desk.addresses().results(item) + "&user_id=" + grade.personId());
        body.put("userId", grade.personId());
        Double score = grade.score();
        if (score != null) {
            body.put("resultScore", score);
            body.put("resultMaximum", item.scoreMaximum());
            body.put("scoreOf", desk.addresses().lineItem(item));
            body.put("timestamp", grade.timestamp());
        }
        String comment = grade.comment();
        if (comment != null) {
            body.put("comment", comment);
        }
        return body;
    }

    private boolean isLearner(LineItem item, String personId) {
        Optional<SchoolCourse> course = desk.school().findCourse(item.courseId());
        return course.map(found -> found.personIds().contains(personId)).orElse(false)
                && desk.school().findPerson(personId).filter(Person::graded).isPresent();
    }

    /** The score in points of the column: rescaled, and cut to what the column can hold. */
    private static @Nullable Double points(Optional<Double> given, Optional<Double> maximum, LineItem item) {
        if (given.isEmpty() || maximum.isEmpty()) {
            return null;
        }
        double points = given.get() / maximum.get() * item.scoreMaximum();
        return Math.max(0, Math.min(item.scoreMaximum(), points));
    }

    private static @Nullable String comment(Map<String, Object> score) {
        String comment = WireJson.text(score.get("comment"));
        return comment.isEmpty() ? null : comment;
    }

    private static Optional<Double> number(@Nullable Object value) {
        try {
            return value instanceof Number || value instanceof String
                    ? Optional.of(Double.parseDouble(value.toString())).filter(Double::isFinite)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        try {
            TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    parsed instanceof OffsetDateTime zoned
                            ? zoned.toInstant()
                            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void need(Checks checks, String what, boolean passed, String detail) throws HttpRefusal {
        checks.require(what, passed, detail, () -> Response.of(400, SCORE + "; charset=utf-8", "[]"));
    }
}
