package org.waymark.practice.page;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.message.LaunchSender;
import org.waymark.practice.message.Platform;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.NewTerm;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.view.CourseView;
import org.waymark.practice.view.NoticeView;
import org.waymark.practice.view.ToolView;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** A course, its activities with the tool in a frame, and the content picker. */
final class SchoolPages {
    private final Platform platform;
    private final LaunchSender launches;
    private final ActingPerson visitor;

    SchoolPages(Platform platform, LaunchSender launches, ActingPerson visitor) {
        this.platform = platform;
        this.launches = launches;
        this.visitor = visitor;
    }

    Response course(Request request, Checks checks) throws HttpRefusal {
        Person person = visitor.require(request);
        SchoolCourse course = visitor.course(request, person);
        List<Client> pickers = platform.school().clients().stream()
                .filter(client -> client.active() && !client.deepLinkingUri().isEmpty())
                .toList();
        CourseView view = new CourseView(
                course,
                person.teaches(),
                person.graded() ? "Your grades" : "Gradebook",
                pickers,
                platform.school().activities(course.id()));
        return Layout.page(200, "course", course.title(), person, view);
    }

    /** A new term: the course once more, with new ids for everything and nobody's grades. */
    Response copy(Request request, Checks checks) throws HttpRefusal {
        Person person = visitor.require(request);
        SchoolCourse course = visitor.course(request, person);
        if (!person.teaches()) {
            throw ActingPerson.missing(person);
        }
        return Response.seeOther(
                "/course/" + NewTerm.copy(platform.school(), course).id());
    }

    Response add(Request request, Checks checks) throws HttpRefusal {
        Person person = visitor.require(request);
        SchoolCourse course = visitor.course(request, person);
        Client client = teacherOnly(person, platform.school().findClient(request.part("client")));
        ToolView view = tool(
                client,
                "Content picker of " + client.name(),
                "/launch/pick/" + course.id() + "/" + client.clientId(),
                "/course/" + course.id(),
                "Back to " + course.title());
        return Layout.page(200, "tool", "Add an activity from " + client.name(), person, view);
    }

    Response activity(Request request, Checks checks) throws HttpRefusal {
        Person person = visitor.require(request);
        PlacedActivity activity = find(request, person);
        Client client = clientOf(activity.deploymentId(), person);
        ToolView view = tool(
                        client,
                        activity.title(),
                        "/launch/activity/" + activity.id(),
                        "/course/" + activity.courseId(),
                        "Back to the course")
                .inWindow(person.graded() ? platform.school().findHint().orElse(null) : null);
        return Layout.page(200, "tool", activity.title(), person, view);
    }

    Response launch(Request request, Checks checks) throws HttpRefusal {
        Person person = visitor.require(request);
        PlacedActivity activity = find(request, person);
        LaunchRequest wish =
                LaunchRequest.open(clientOf(activity.deploymentId(), person).clientId(), person, activity);
        return begin(request.query("target").orElse("").equals("window") ? wish.inWindow() : wish);
    }

    Response pick(Request request, Checks checks) throws HttpRefusal {
        Person person = visitor.require(request);
        SchoolCourse course = visitor.course(request, person);
        Client client = teacherOnly(person, platform.school().findClient(request.part("client")));
        return begin(LaunchRequest.pick(client.clientId(), person, course));
    }

    Response review(Request request, Checks checks) throws HttpRefusal {
        Person person = visitor.require(request);
        LineItem item = reviewed(request, person);
        Client client = clientOf(item.deploymentId(), person);
        ToolView view = tool(
                client,
                item.label(),
                "/launch/review/" + item.id() + "/" + request.part("person"),
                "/gradebook/" + item.courseId(),
                "Back to the gradebook");
        return Layout.page(200, "tool", "Submission: " + item.label(), person, view);
    }

    Response launchReview(Request request, Checks checks) throws HttpRefusal {
        Person person = visitor.require(request);
        LineItem item = reviewed(request, person);
        return begin(LaunchRequest.review(
                clientOf(item.deploymentId(), person).clientId(), person, item, request.part("person")));
    }

    private LineItem reviewed(Request request, Person person) throws HttpRefusal {
        LineItem item =
                platform.school().findLineItem(request.part("item")).orElseThrow(() -> ActingPerson.missing(person));
        Optional<SchoolCourse> course = platform.school().findCourse(item.courseId());
        boolean may = !person.graded() || person.id().equals(request.part("person"));
        boolean learner = platform.school()
                .findPerson(request.part("person"))
                .filter(Person::graded)
                .isPresent();
        if (!may
                || !learner
                || course.filter(found -> ActingPerson.sees(person, found)).isEmpty()) {
            throw ActingPerson.missing(person);
        }
        return item;
    }

    private PlacedActivity find(Request request, Person person) throws HttpRefusal {
        PlacedActivity activity = platform.school()
                .findActivity(request.part("activity"))
                .orElseThrow(() -> ActingPerson.missing(person));
        if (platform.school()
                        .findCourse(activity.courseId())
                        .filter(course -> ActingPerson.sees(person, course))
                        .isEmpty()
                || person.station() == Person.Station.SUSPENDED) {
            throw ActingPerson.missing(person);
        }
        return activity;
    }

    private Client clientOf(String deploymentId, Person person) throws HttpRefusal {
        return platform.school()
                .findClientByDeployment(deploymentId)
                .orElseThrow(() -> new HttpRefusal(Layout.page(
                        404,
                        "notice",
                        "The tool is gone",
                        person,
                        new NoticeView("The tool of this activity is not registered any more."))));
    }

    private static Client teacherOnly(Person person, Optional<Client> client) throws HttpRefusal {
        return client.filter(found -> person.teaches()).orElseThrow(() -> ActingPerson.missing(person));
    }

    private Response begin(LaunchRequest wish) {
        SentLogin login = launches.start(wish, Forgery.none());
        return Response.sending("Opening the tool", login.url().toString(), login.fields());
    }

    private ToolView tool(Client client, String title, String launch, String back, String backWords) {
        TreeSet<String> origins = new TreeSet<>();
        origins.add(origin(client.loginUri()));
        client.redirectUris().forEach(uri -> origins.add(origin(uri)));
        return new ToolView(title, launch, back, backWords, false, null, String.join(" ", origins), platform.storage());
    }

    static String origin(@Nullable String uri) {
        URI parsed = URI.create(uri == null ? "" : uri);
        return parsed.getScheme() + "://" + parsed.getRawAuthority();
    }
}
