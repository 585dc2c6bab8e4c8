package org.waymark.practice.page;

import java.util.Optional;
import org.waymark.practice.message.Platform;
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
                200,
                who.isPresent() ? "Your courses" : "Welcome",
                who.orElse(null),
                body.append("</ul>").toString());
    }

    private String courses(Person person) {
        StringBuilder list = new StringBuilder("<ul class=\"cards\">");
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
                .map(visitor::become)
                .orElse(Response.seeOther("/"));
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
