package org.waymark.practice.page;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.message.Launches;
import org.waymark.practice.message.LoginInitiation;
import org.waymark.practice.message.Platform;
import org.waymark.practice.school.Activity;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.Course;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.NewTerm;
import org.waymark.practice.school.Person;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.Html;
import org.waymark.practice.wire.Json;
import org.waymark.practice.wire.Refusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** A course, its activities with the tool in a frame, and the content picker. */
final class CoursePages {
    private final Platform platform;
    private final Launches launches;
    private final Visitor visitor;

    CoursePages(Platform platform, Launches launches, Visitor visitor) {
        this.platform = platform;
        this.launches = launches;
        this.visitor = visitor;
    }

    Response course(Request request, Checks checks) throws Refusal {
        Person person = visitor.require(request);
        Course course = visitor.course(request, person);
        StringBuilder body = new StringBuilder("<p>" + Html.escape(course.description()) + "</p>");
        if (person.teaches()) {
            body.append("<p class=\"row\"><a href=\"/gradebook/" + course.id()
                    + "\">Gradebook</a><a href=\"/completion/" + course.id()
                    + "\">Course completion</a></p><p class=\"row\">");
            List<Client> pickers = platform.school().clients().stream()
                    .filter(client ->
                            client.active() && !client.deepLinkingUri().isEmpty())
                    .toList();
            pickers.forEach(client -> body.append("<a class=\"button\" href=\"/course/" + course.id() + "/add/"
                    + Html.escape(client.clientId()) + "\">Add activity from " + Html.escape(client.name()) + "</a>"));
            body.append(
                            pickers.isEmpty()
                                    ? "<span>No tool is registered yet. <a href=\"/admin\">Register one</a></span>"
                                    : "")
                    .append("</p>")
                    .append(Layout.button(
                            "/course/" + course.id() + "/copy", "Copy this course", "whole", "yes", true));
        } else {
            body.append("<p><a href=\"/gradebook/" + course.id() + "\">"
                    + (person.graded() ? "Your grades" : "Gradebook") + "</a></p>");
        }
        List<Activity> activities = platform.school().activities(course.id());
        body.append("<h2 id=\"activities\">Activities</h2><ul class=\"cards\" aria-labelledby=\"activities\">");
        for (Activity activity : activities) {
            body.append("<li class=\"card\"><p><a href=\"/activity/" + activity.id() + "\"><strong>"
                    + Html.escape(activity.title()) + "</strong></a></p><p class=\"soft\">"
                    + Html.escape(activity.text())
                    + "</p></li>");
        }
        body.append("</ul>").append(activities.isEmpty() ? "<p class=\"soft\">None yet.</p>" : "");
        return Layout.page(200, course.title(), person, body.toString());
    }

    /** A new term: the course once more, with new ids for everything and nobody's grades. */
    Response copy(Request request, Checks checks) throws Refusal {
        Person person = visitor.require(request);
        Course course = visitor.course(request, person);
        if (!person.teaches()) {
            throw Visitor.missing(person);
        }
        return Response.seeOther(
                "/course/" + NewTerm.copy(platform.school(), course).id());
    }

    Response add(Request request, Checks checks) throws Refusal {
        Person person = visitor.require(request);
        Course course = visitor.course(request, person);
        Client client = teacherOnly(person, platform.school().findClient(request.part("client")));
        String back = "/course/" + course.id();
        return Layout.page(
                200,
                "Add an activity from " + client.name(),
                person,
                "<p><a href=\"" + back + "\">Back to " + Html.escape(course.title()) + "</a></p>"
                        + frame(
                                "Content picker of " + client.name(),
                                "/launch/pick/" + course.id() + "/" + client.clientId())
                        + script(client, back));
    }

    Response activity(Request request, Checks checks) throws Refusal {
        Person person = visitor.require(request);
        Activity activity = find(request, person);
        Client client = clientOf(activity.deploymentId(), person);
        String launch = "/launch/activity/" + activity.id();
        String back = "/course/" + activity.courseId();
        return Layout.page(
                200,
                activity.title(),
                person,
                "<p class=\"row\"><a href=\"" + back + "\">Back to the course</a><a href=\"" + launch
                        + "?target=window\" target=\"_blank\" rel=\"opener\">Open in a new window</a></p>"
                        + (person.graded() ? Layout.hint(platform.school()) : "")
                        + frame(activity.title(), launch)
                        + script(client, back));
    }

    Response launch(Request request, Checks checks) throws Refusal {
        Person person = visitor.require(request);
        Activity activity = find(request, person);
        LaunchRequest wish = new LaunchRequest(
                LaunchRequest.Kind.RESOURCE_LINK,
                clientOf(activity.deploymentId(), person).clientId(),
                person.id(),
                activity.courseId(),
                activity.id(),
                null,
                null,
                "iframe");
        return begin(request.query("target").orElse("").equals("window") ? wish.inWindow() : wish);
    }

    Response pick(Request request, Checks checks) throws Refusal {
        Person person = visitor.require(request);
        Course course = visitor.course(request, person);
        Client client = teacherOnly(person, platform.school().findClient(request.part("client")));
        return begin(new LaunchRequest(
                LaunchRequest.Kind.DEEP_LINKING,
                client.clientId(),
                person.id(),
                course.id(),
                null,
                null,
                null,
                "iframe"));
    }

    Response review(Request request, Checks checks) throws Refusal {
        Person person = visitor.require(request);
        LineItem item = reviewed(request, person);
        Client client = clientOf(item.deploymentId(), person);
        String back = "/gradebook/" + item.courseId();
        return Layout.page(
                200,
                "Submission: " + item.label(),
                person,
                "<p><a href=\"" + back + "\">Back to the gradebook</a></p>"
                        + frame(item.label(), "/launch/review/" + item.id() + "/" + Html.escape(request.part("person")))
                        + script(client, back));
    }

    Response launchReview(Request request, Checks checks) throws Refusal {
        Person person = visitor.require(request);
        LineItem item = reviewed(request, person);
        return begin(new LaunchRequest(
                LaunchRequest.Kind.SUBMISSION_REVIEW,
                clientOf(item.deploymentId(), person).clientId(),
                person.id(),
                item.courseId(),
                item.resourceLinkId(),
                item.id(),
                request.part("person"),
                "iframe"));
    }

    private LineItem reviewed(Request request, Person person) throws Refusal {
        LineItem item = platform.school().findLineItem(request.part("item")).orElseThrow(() -> Visitor.missing(person));
        Optional<Course> course = platform.school().findCourse(item.courseId());
        boolean may = !person.graded() || person.id().equals(request.part("person"));
        boolean learner = platform.school()
                .findPerson(request.part("person"))
                .filter(Person::graded)
                .isPresent();
        if (!may
                || !learner
                || course.filter(found -> Visitor.sees(person, found)).isEmpty()) {
            throw Visitor.missing(person);
        }
        return item;
    }

    private Activity find(Request request, Person person) throws Refusal {
        Activity activity =
                platform.school().findActivity(request.part("activity")).orElseThrow(() -> Visitor.missing(person));
        if (platform.school()
                        .findCourse(activity.courseId())
                        .filter(course -> Visitor.sees(person, course))
                        .isEmpty()
                || person.station() == Person.Station.SUSPENDED) {
            throw Visitor.missing(person);
        }
        return activity;
    }

    private Client clientOf(String deploymentId, Person person) throws Refusal {
        return platform.school()
                .findClientByDeployment(deploymentId)
                .orElseThrow(() -> new Refusal(Layout.page(
                        404,
                        "The tool is gone",
                        person,
                        "<p>The tool of this activity is not registered any more.</p>")));
    }

    private static Client teacherOnly(Person person, Optional<Client> client) throws Refusal {
        return client.filter(found -> person.teaches()).orElseThrow(() -> Visitor.missing(person));
    }

    private Response begin(LaunchRequest wish) {
        LoginInitiation login = launches.start(wish, Forgery.none());
        return Response.html(
                        200,
                        Html.selfSendingForm("Opening the tool", login.url().toString(), login.fields()))
                .with("Cache-Control", "no-store");
    }

    private static String frame(String title, String address) {
        return "<iframe class=\"tool\" id=\"contentframe\" title=\"" + Html.escape(title) + "\" src=\""
                + Html.escape(address)
                + "\" allow=\"microphone; camera; geolocation; midi; encrypted-media; autoplay\"></iframe>";
    }

    /** Closes the page when the tool says so, and keeps its data when the platform's storage is on. */
    private String script(Client client, String back) {
        TreeSet<String> origins = new TreeSet<>();
        origins.add(origin(client.loginUri()));
        client.redirectUris().forEach(uri -> origins.add(origin(uri)));
        return """
                <script>
                (() => {
                  const origins = %s, back = %s, storage = %s, kept = new Map();
                  addEventListener('message', event => {
                    const said = event.data;
                    if (!said || typeof said !== 'object' || !origins.includes(event.origin)) return;
                    if (said.subject === 'org.imsglobal.lti.close') { location.href = back; return; }
                    if (!storage || !/^lti\\.(capabilities|put_data|get_data)$/.test(said.subject)) return;
                    const answer = { subject: said.subject + '.response', message_id: said.message_id };
                    const key = event.origin + ' ' + said.key;
                    if (said.subject === 'lti.capabilities') answer.supported_messages =
                        ['lti.capabilities', 'lti.put_data', 'lti.get_data'].map(subject => ({ subject }));
                    else {
                      if (said.subject === 'lti.put_data') kept.set(key, said.value);
                      answer.key = said.key;
                      answer.value = kept.has(key) ? kept.get(key) : null;
                    }
                    event.source.postMessage(answer, event.origin);
                  });
                })();
                </script>
                """.formatted(Json.write(origins), Json.write(back), platform.storage());
    }

    static String origin(@Nullable String uri) {
        URI parsed = URI.create(uri == null ? "" : uri);
        return parsed.getScheme() + "://" + parsed.getRawAuthority();
    }
}
