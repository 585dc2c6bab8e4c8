package org.waymark.whole;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Message;

/** A course of the practice LMS with people of its own, and what its learners and the gradebook do in tests. */
final class Classroom {
    private static final String SCORES = "/lineitem/scores";

    final PracticeLms lms;
    final SchoolCourse course;
    final Person teacher;
    private final String baseUrl;
    private final List<Person> learners = new ArrayList<>();

    Classroom(PracticeLms lms, URI baseUrl, int size) {
        this.lms = lms;
        this.baseUrl = baseUrl.toString();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            learners.add(person("Learner" + i, Person.Station.LEARNER));
            ids.add(learners.get(i).id());
        }
        this.teacher = person("Teacher", Person.Station.INSTRUCTOR);
        ids.add(teacher.id());
        this.course = new SchoolCourse(lms.school().nextId(), "C", "A course of its own", "", ids);
        lms.school().addCourse(course);
    }

    /** The same people in another course, such as a copy. */
    Classroom(Classroom people, SchoolCourse course) {
        this.lms = people.lms;
        this.baseUrl = people.baseUrl;
        this.learners.addAll(people.learners);
        this.teacher = people.teacher;
        this.course = course;
    }

    private Person person(String name, Person.Station station) {
        String id = lms.school().nextId();
        Person person = new Person(id, name + id, name, "No" + id, name + id + "@practice.example", "E" + id, station);
        lms.school().addPerson(person);
        return person;
    }

    Person learner(int number) {
        return learners.get(number);
    }

    PlacedActivity withColumn(String title) {
        return activity(title, GradebookColumn.of(100, Installation.RUN, "waymark-completion"));
    }

    PlacedActivity withoutColumn(String title) {
        return activity(title, null);
    }

    private PlacedActivity activity(String title, @Nullable GradebookColumn column) {
        return lms.addActivity(course, title, baseUrl + "/lti/launch", Map.of("waymark_run", Installation.RUN), column);
    }

    WebBrowser.Page launch(WebBrowser browser, Person person, PlacedActivity activity, Forgery forgery) {
        SentLogin login = lms.startLaunch(lms.open(person, activity), forgery);
        WebBrowser.Page page = browser.post(new WebBrowser.Form(login.url(), login.fields()));
        return browser.post(page.form("/lti/launch"));
    }

    WebBrowser.Page launch(WebBrowser browser, Person person, PlacedActivity activity) {
        return launch(browser, person, activity, Forgery.none());
    }

    /** Opens the activity and says that the course is complete; the page that comes back. */
    WebBrowser.Page complete(Person person, PlacedActivity activity) {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = launch(browser, person, activity);
        page = browser.post(page.form("/complete").with("completed", "yes"));
        if (page.status() != 200 || !page.says("/credentials/")) {
            throw new AssertionError("not completed: " + page.status() + "\n" + page.body());
        }
        return page;
    }

    WebBrowser.Page teacherPage(WebBrowser browser, PlacedActivity activity) {
        return launch(browser, teacher, activity);
    }

    /** The grade in whichever column of the activity holds one. */
    Optional<Grade> findGrade(PlacedActivity activity, Person person) {
        return columns(activity).stream()
                .flatMap(item -> lms.school().findGrade(item.id(), person.id()).stream())
                .filter(grade -> grade.score() != null)
                .findFirst();
    }

    List<LineItem> columns(PlacedActivity activity) {
        return lms.school().lineItems(course.id()).stream()
                .filter(item -> activity.id().equals(item.resourceLinkId()))
                .toList();
    }

    Grade waitForGrade(PlacedActivity activity, Person person, Duration limit) {
        Wait.until(
                limit,
                () -> findGrade(activity, person).isPresent(),
                () -> "no grade for " + person.name() + ":\n" + calls(activity));
        return findGrade(activity, person).orElseThrow();
    }

    /** Tries to post a score of this learner to the activity's columns, oldest first, refused ones too. */
    List<Message> scorePosts(PlacedActivity activity, Person person) {
        List<String> paths = columns(activity).stream()
                .map(item -> "/lineitems/" + item.id() + SCORES)
                .toList();
        return lms.messages().stream()
                .filter(message -> message.method().equals("POST")
                        && paths.stream().anyMatch(message.target()::contains)
                        && message.requestBody().contains("\"" + person.id() + "\""))
                .toList();
    }

    /** How many of them the gradebook took. */
    long taken(PlacedActivity activity, Person person) {
        return scorePosts(activity, person).stream()
                .filter(message -> message.fault().isEmpty()
                        || message.fault().startsWith("slow")
                        || message.fault().startsWith("carried out"))
                .filter(message -> (message.status() == 200 || message.status() == 0) && message.passed())
                .count();
    }

    String calls(PlacedActivity activity) {
        StringBuilder text = new StringBuilder("columns " + columns(activity) + "\n");
        lms.messages()
                .forEach(message -> text.append(message.time())
                        .append(' ')
                        .append(message.method())
                        .append(' ')
                        .append(message.target())
                        .append(' ')
                        .append(message.status())
                        .append(' ')
                        .append(message.fault())
                        .append(' ')
                        .append(message.failures())
                        .append('\n'));
        return text.toString();
    }
}
