package org.waymark.practice.page;

import java.net.URI;
import java.util.Optional;
import org.waymark.practice.message.Platform;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.view.NoticeView;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.RouteTable;

/** Finds who looks at a page. There are no passwords: a cookie says which of the invented people one is. */
record ActingPerson(Platform platform) {
    private static final String COOKIE = "practice_person";

    Optional<Person> find(Request request) {
        return request.cookie(COOKIE).flatMap(id -> platform.school().findPerson(id));
    }

    /** The person, or the way to the page where one is chosen. */
    Person require(Request request) throws HttpRefusal {
        return find(request).orElseThrow(() -> new HttpRefusal(Response.seeOther("/")));
    }

    /** The course of the address, when the person may see it. */
    SchoolCourse course(Request request, Person person) throws HttpRefusal {
        return platform.school()
                .findCourse(request.part("course"))
                .filter(course -> sees(person, course))
                .orElseThrow(() -> missing(person));
    }

    static boolean sees(Person person, SchoolCourse course) {
        return person.station() == Person.Station.ADMINISTRATOR
                || course.personIds().contains(person.id());
    }

    static HttpRefusal missing(Person person) {
        NoticeView notice = new NoticeView("This is not there, or not for you.", "/", "Start page");
        return new HttpRefusal(Layout.page(404, "notice", "Not found", person, notice));
    }

    /** @param next the page of this platform that is shown then */
    Response become(Person person, String next) {
        return Response.seeOther(next)
                .with("Set-Cookie", COOKIE + "=" + person.id() + "; Path=/; HttpOnly; SameSite=Lax");
    }

    /** A page under the platform's own name: another name for the same machine is another site to a browser. */
    RouteTable.Handler page(RouteTable.Handler handler) {
        return (request, checks) -> {
            String host = request.header("host").orElse("");
            return host.equals(URI.create(platform.addresses().base()).getRawAuthority())
                    ? handler.answer(request, checks)
                    : new Response(
                            302,
                            java.util.Map.of("Location", platform.addresses().base() + request.target()),
                            "");
        };
    }

    /** A form's handler that only a page of this platform can reach. */
    RouteTable.Handler form(RouteTable.Handler handler) {
        return (Request request, Checks checks) -> {
            String base = platform.addresses().base();
            if (!request.header("origin").orElse("").equals(base)) {
                NoticeView notice = new NoticeView("This form was sent from another site.");
                return Layout.page(403, "notice", "Refused", null, notice);
            }
            return handler.answer(request, checks);
        };
    }
}
