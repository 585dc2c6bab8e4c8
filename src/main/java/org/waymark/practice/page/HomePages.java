package org.waymark.practice.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.practice.message.Platform;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.view.ButtonView;
import org.waymark.practice.view.NoticeView;
import org.waymark.practice.view.PracticeHomeView;
import org.waymark.practice.view.StepView;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** The start page: who one is, and the courses. */
final class HomePages {
    private final Platform platform;
    private final ActingPerson visitor;

    HomePages(Platform platform, ActingPerson visitor) {
        this.platform = platform;
        this.visitor = visitor;
    }

    Response show(Request request, Checks checks) {
        Optional<Person> who = visitor.find(request);
        List<SchoolCourse> courses = who.stream()
                .flatMap(person ->
                        platform.school().courses().stream().filter(course -> ActingPerson.sees(person, course)))
                .toList();
        PracticeHomeView view =
                new PracticeHomeView(nextSteps(), courses, platform.school().people());
        return Layout.page(200, "home", "Welcome", who.orElse(null), view);
    }

    /** The way to a first badge, each step one click from here. */
    private List<StepView> nextSteps() {
        List<StepView> steps = new ArrayList<>();
        if (platform.school().clients().isEmpty()) {
            steps.add(step("No tool is registered yet.", go(Person.Station.ADMINISTRATOR, "register one", "/admin")));
        }
        platform.school().courses().stream()
                .flatMap(course -> platform.school().activities(course.id()).stream())
                .findFirst()
                .ifPresent(first -> {
                    String activity = "/activity/" + first.id();
                    steps.add(new StepView(
                            "Learn something: join a city with its code, and complete the course.",
                            platform.school().findHint().orElse(null),
                            go(Person.Station.LEARNER, "open “" + first.title() + "”", activity)
                                    .toList()));
                    steps.add(step(
                            "See what the instructor sees: who has completed it, and what was sent.",
                            Stream.concat(
                                    go(Person.Station.INSTRUCTOR, "open the same activity", activity),
                                    go(
                                            Person.Station.INSTRUCTOR,
                                            "open the gradebook",
                                            "/gradebook/" + first.courseId()))));
                });
        steps.add(step(
                "Add an activity of your own to a course.",
                go(
                        Person.Station.INSTRUCTOR,
                        "open the course",
                        "/course/" + platform.school().courses().get(0).id())));
        return steps;
    }

    private static StepView step(String text, Stream<ButtonView> buttons) {
        return new StepView(text, null, buttons.toList());
    }

    /** The button that makes the visitor the first person of a station and leads on; none where there is nobody. */
    private Stream<ButtonView> go(Person.Station station, String what, String next) {
        return platform.school().people().stream()
                .filter(person -> person.station() == station)
                .limit(1)
                .map(person -> new ButtonView(
                        "/person?next=" + next, "Be " + person.givenName() + ": " + what, "id", person.id(), false));
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

    /**
     * Shows the page to which the tool sends people back (LTI 1.3 core 5.4.4, {@code return_url}), maybe with a
     * message.
     */
    Response returned(Request request, Checks checks) throws HttpRefusal {
        String message =
                request.query("lti_errormsg").or(() -> request.query("lti_msg")).orElse("");
        String course = request.query("course")
                .filter(id -> platform.school().findCourse(id).isPresent())
                .map(id -> "/course/" + id)
                .orElse("/");
        return Layout.page(
                200,
                "notice",
                "Back from the tool",
                visitor.find(request).orElse(null),
                new NoticeView(message, course, "Go on"));
    }
}
