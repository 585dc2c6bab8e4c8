package org.waymark.practice.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.practice.school.Completed;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.School;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** The one web service function of Moodle that tells whether somebody has completed a course. Errors are 200 too. */
public final class WebServiceEndpoint {
    private static final String FUNCTION = "core_completion_get_course_completion_status";

    private final School school;

    private final Set<Quirk> quirks;

    public WebServiceEndpoint(School school, Set<Quirk> quirks) {
        this.school = school;
        this.quirks = quirks;
    }

    public Response answer(Request request, Checks checks) throws HttpRefusal {
        Map<String, String> form = request.form();
        checks.require(
                "moodlewsrestformat is json",
                "json".equals(form.get("moodlewsrestformat")),
                String.valueOf(form.get("moodlewsrestformat")),
                () -> Response.of(200, "application/xml; charset=utf-8", "<?xml version=\"1.0\"?><EXCEPTION/>"));
        need(
                checks,
                "wstoken is the token",
                school.webServiceToken().equals(form.get("wstoken")),
                "invalidtoken",
                "Invalid token - token not found");
        need(
                checks,
                "wsfunction is in the service of the token",
                FUNCTION.equals(form.get("wsfunction")),
                "accessexception",
                "Access control exception");
        Optional<SchoolCourse> course = school.findCourse(form.getOrDefault("courseid", ""));
        need(
                checks,
                "the course is there",
                course.isPresent(),
                "invalidrecord",
                "Can't find data record in database table course.");
        String person = form.getOrDefault("userid", "");
        need(
                checks,
                "the person is in the course",
                course.filter(found -> found.personIds().contains(person)).isPresent(),
                "usernotenroled",
                "User is not enrolled in this course");
        List<String> learners = school.members(course.orElseThrow()).stream()
                .filter(member -> member.memberRole().equals("Learner"))
                .map(Person::id)
                .toList();
        boolean two = quirks.contains(Quirk.TWO_REFUSED) && learners.indexOf(person) < 2;
        boolean own = two && learners.indexOf(person) == 0;
        need(checks, "it is not the token's own user", !own, "notenroled", "You are not enrolled in this course");
        need(checks, "the person's group can be seen", !two, "accessdenied", "Access denied");
        return Response.json(
                200,
                Map.of(
                        "completionstatus",
                        status(school.findCompleted(form.getOrDefault("courseid", ""), person)),
                        "warnings",
                        List.of()));
    }

    private static Map<String, Object> status(Optional<Completed> done) {
        Map<String, Object> criterion = new LinkedHashMap<>();
        criterion.put("type", 7);
        criterion.put("title", "Manual completion by others");
        criterion.put("status", done.isPresent() ? "Yes" : "No");
        criterion.put("complete", done.isPresent());
        criterion.put("timecompleted", done.map(Completed::at).orElse(null));
        criterion.put("details", Map.of("type", "Manual completion by others", "criteria", "Teacher"));
        return Map.of("completed", done.isPresent(), "aggregation", 1, "completions", List.of(criterion));
    }

    private static void need(Checks checks, String what, boolean passed, String code, String message)
            throws HttpRefusal {
        checks.require(
                what,
                passed,
                code,
                () -> Response.json(
                        200,
                        Map.of(
                                "exception",
                                "core\\exception\\moodle_exception",
                                "errorcode",
                                code,
                                "message",
                                message)));
    }
}
