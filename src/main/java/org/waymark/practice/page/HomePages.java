package org.waymark.practice.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.practice.message.Platform;
import org.waymark.practice.school.Activity;
import org.waymark.practice.school.Course;
import org.waymark.practice.school.Person;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.Html;
import org.waymark.practice.wire.Refusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** The start page: who one is, and the courses. */
final class HomePages {
    private final Platform platform;
    private final Visitor visitor;

    HomePages(Platform platform, Visitor visitor) {
        this.platform = platform;
        this.visitor = visitor;
    }

    Response show(Request request, Checks checks) {
        Optional<Person> who = visitor.find(request);
        StringBuilder body = new StringBuilder();
        body.append(nextSteps());
        who.ifPresent(person -> body.append(courses(person)));
        body.append("<h2 id=\"people\">Who are you?</h2><p class=\"soft\">Everybody here is invented. Nothing needs a"
                + " password; pick a person and the pages show what that person sees.</p>"
                + "<ul class=\"cards\" aria-labelledby=\"people\">");
        for (Person person : platform.school().people()) {
            body.append(
                    "<li class=\"card\"><p><strong>" + Html.escape(person.name()) + "</strong></p><p class=\"soft\">"
                            + Html.escape(person.station().word()) + "</p>"
                            + Layout.button("/person", "Be " + person.givenName(), "id", person.id(), true) + "</li>");
        }
        return Layout.page(
                200, "Welcome", who.orElse(null), body.append("</ul>").toString());
    }

    /** The way to a first badge, each step one click from here. */
    private String nextSteps() {
        List<String> steps = new ArrayList<>();
        if (platform.school().clients().isEmpty()) {
            steps.add(
                    "<p>No tool is registered yet.</p>" + step(Person.Station.ADMINISTRATOR, "register one", "/admin"));
        }
        for (Course course : platform.school().courses()) {
            List<Activity> activities = platform.school().activities(course.id());
            if (!activities.isEmpty()) {
                Activity first = activities.get(0);
                steps.add("<p>Learn something: join a city with its code, and complete the course.</p>"
                        + Layout.hint(platform.school())
                        + step(Person.Station.LEARNER, "open “" + first.title() + "”", "/activity/" + first.id()));
                steps.add("<p>See what the instructor sees: who has completed it, and what was sent.</p>"
                        + step(Person.Station.INSTRUCTOR, "open the same activity", "/activity/" + first.id())
                        + step(Person.Station.INSTRUCTOR, "open the gradebook", "/gradebook/" + course.id()));
                break;
            }
        }
        steps.add("<p>Add an activity of your own to a course.</p>"
                + step(
                        Person.Station.INSTRUCTOR,
                        "open the course",
                        "/course/" + platform.school().courses().get(0).id()));
        return "<h2 id=\"next\">What to do next</h2><ol class=\"cards\" aria-labelledby=\"next\"><li class=\"card\">"
                + String.join("</li><li class=\"card\">", steps) + "</li></ol>";
    }

    private String step(Person.Station station, String what, String next) {
        return platform.school().people().stream()
                .filter(person -> person.station() == station)
                .findFirst()
                .map(person -> Layout.button(
                        "/person?next=" + next, "Be " + person.givenName() + ": " + what, "id", person.id(), false))
                .orElse("");
    }

    private String courses(Person person) {
        StringBuilder list = new StringBuilder("<h2>Your courses</h2><ul class=\"cards\">");
        for (Course course : platform.school().courses()) {
            if (Visitor.sees(person, course)) {
                list.append("<li class=\"card\"><p class=\"soft\">" + Html.escape(course.label())
                        + "</p><p><a href=\"/course/"
                        + Html.escape(course.id()) + "\"><strong>" + Html.escape(course.title())
                        + "</strong></a></p><p>" + Html.escape(course.description()) + "</p></li>");
            }
        }
        return list.append("</ul>").toString();
    }

    Response become(Request request, Checks checks) {
        return platform.school()
                .findPerson(request.form().getOrDefault("id", ""))
                .map(person -> visitor.become(person, next(request)))
                .orElse(Response.seeOther("/"));
    }

    /** A page of this platform and nothing else. */
    private static String next(Request request) {
        String next = request.query("next").orElse("/");
        boolean here =
                next.startsWith("/") && !next.startsWith("//") && next.chars().allMatch(HomePages::isPlain);
        return here ? next : "/";
    }

    private static boolean isPlain(int c) {
        return c == '/' || c == '-' || (c < 128 && Character.isLetterOrDigit(c));
    }

    /** Where the tool sends people back to (LTI 1.3 core 5.4.4, {@code return_url}), maybe with a message. */
    Response returned(Request request, Checks checks) throws Refusal {
        String message =
                request.query("lti_errormsg").or(() -> request.query("lti_msg")).orElse("");
        String course = request.query("course")
                .filter(id -> platform.school().findCourse(id).isPresent())
                .map(id -> "/course/" + id)
                .orElse("/");
        return Layout.page(
                200,
                "Back from the tool",
                visitor.find(request).orElse(null),
                "<p>" + Html.escape(message) + "</p><p><a href=\"" + Html.escape(course)
                        + "\" target=\"_top\">Go on</a></p>");
    }
}
