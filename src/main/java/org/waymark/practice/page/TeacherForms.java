package org.waymark.practice.page;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.practice.message.Platform;
import org.waymark.practice.school.Completed;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.view.CompletionView;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** Takes what a teacher does by hand: types a grade, ticks that somebody has completed the course. */
final class TeacherForms {
    private final Platform platform;
    private final ActingPerson visitor;

    TeacherForms(Platform platform, ActingPerson visitor) {
        this.platform = platform;
        this.visitor = visitor;
    }

    /** Sets a grade in points, or takes it away when the field is empty. */
    Response grade(Request request, Checks checks) throws HttpRefusal {
        Person teacher = teacher(request);
        SchoolCourse course = visitor.course(request, teacher);
        LineItem item = platform.school()
                .findLineItem(request.form().getOrDefault("item", ""))
                .filter(found -> found.courseId().equals(course.id()))
                .orElseThrow(() -> ActingPerson.missing(teacher));
        String person = learner(request, course, teacher).id();
        String typed = request.form().getOrDefault("score", "").strip();
        if (typed.isEmpty()) {
            platform.school().removeGrade(item.id(), person);
        } else if (typed.matches("\\d{1,6}(\\.\\d{1,5})?")) {
            platform.school()
                    .markGrade(new Grade(
                            item.id(),
                            person,
                            Math.min(item.scoreMaximum(), Double.parseDouble(typed)),
                            null,
                            now().toString(),
                            "Completed",
                            "FullyGraded"));
        }
        return Response.seeOther("/gradebook/" + course.id());
    }

    Response completion(Request request, Checks checks) throws HttpRefusal {
        Person teacher = teacher(request);
        SchoolCourse course = visitor.course(request, teacher);
        List<Person> learners = platform.school().members(course).stream()
                .filter(Person::graded)
                .toList();
        Set<String> complete = learners.stream()
                .map(Person::id)
                .filter(id -> platform.school().findCompleted(course.id(), id).isPresent())
                .collect(Collectors.toSet());
        return Layout.page(
                200, "completion", "Course completion", teacher, new CompletionView(course, learners, complete));
    }

    Response complete(Request request, Checks checks) throws HttpRefusal {
        Person teacher = teacher(request);
        SchoolCourse course = visitor.course(request, teacher);
        String person = learner(request, course, teacher).id();
        if (request.form().getOrDefault("complete", "").equals("yes")) {
            platform.school().addCompleted(new Completed(course.id(), person, now().getEpochSecond()));
        } else {
            platform.school().removeCompleted(course.id(), person);
        }
        return Response.seeOther("/completion/" + course.id());
    }

    private Instant now() {
        return platform.clock().instant();
    }

    private Person teacher(Request request) throws HttpRefusal {
        Person person = visitor.require(request);
        if (!person.teaches()) {
            throw ActingPerson.missing(person);
        }
        return person;
    }

    private Person learner(Request request, SchoolCourse course, Person teacher) throws HttpRefusal {
        String id = request.form().getOrDefault("person", "");
        List<Person> members = platform.school().members(course);
        return members.stream()
                .filter(member -> member.graded() && member.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ActingPerson.missing(teacher));
    }
}
