package org.waymark.practice.page;

import java.util.List;
import java.util.Optional;
import org.waymark.practice.message.Platform;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.view.GradeCell;
import org.waymark.practice.view.GradeRow;
import org.waymark.practice.view.GradebookView;
import org.waymark.practice.view.TextPart;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** Every learner and column of a course; a learner sees the own row only. */
final class GradebookPage {
    private final Platform platform;
    private final ActingPerson visitor;

    GradebookPage(Platform platform, ActingPerson visitor) {
        this.platform = platform;
        this.visitor = visitor;
    }

    Response show(Request request, Checks checks) throws HttpRefusal {
        Person person = visitor.require(request);
        SchoolCourse course = visitor.course(request, person);
        List<LineItem> items = platform.school().lineItems(course.id());
        List<GradeRow> rows = platform.school().members(course).stream()
                .filter(learner ->
                        learner.graded() && (!person.graded() || learner.id().equals(person.id())))
                .map(learner -> row(learner, items))
                .toList();
        return Layout.page(
                200,
                "gradebook",
                person.graded() ? "Your grades" : "Gradebook",
                person,
                new GradebookView(course, items, rows, person.teaches()));
    }

    private GradeRow row(Person learner, List<LineItem> items) {
        String note = learner.station() == Person.Station.LEARNER
                ? ""
                : learner.station().word();
        return new GradeRow(
                learner, note, items.stream().map(item -> cell(item, learner)).toList());
    }

    private GradeCell cell(LineItem item, Person learner) {
        Optional<Grade> grade = platform.school().findGrade(item.id(), learner.id());
        return new GradeCell(
                item,
                grade.map(Grade::score).map(GradebookView::number).orElse(""),
                grade.map(Grade::comment).map(TextPart::of).orElse(List.of()));
    }
}
