package org.waymark.practice.page;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waymark.practice.message.Platform;
import org.waymark.practice.school.Course;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.Html;
import org.waymark.practice.wire.Refusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** Every learner and column of a course; a learner sees the own row only. */
final class GradebookPage {
    private final Platform platform;
    private final Visitor visitor;

    GradebookPage(Platform platform, Visitor visitor) {
        this.platform = platform;
        this.visitor = visitor;
    }

    Response show(Request request, Checks checks) throws Refusal {
        Person person = visitor.require(request);
        Course course = visitor.course(request, person);
        List<LineItem> items = platform.school().lineItems(course.id());
        StringBuilder table = new StringBuilder("<p><a href=\"/course/" + course.id() + "\">Back to "
                + Html.escape(course.title()) + "</a></p><div class=\"scroll\" tabindex=\"0\" role=\"region\""
                + " aria-label=\"Gradebook\"><table id=\"gradebook\"><caption>Grades and comments that the tool sent</caption>"
                + "<thead><tr><th scope=\"col\">Learner</th>");
        for (LineItem item : items) {
            table.append("<th scope=\"col\">" + Html.escape(item.label()) + " <span class=\"soft\">of "
                    + number(item.scoreMaximum()) + "</span></th>");
        }
        table.append("</tr></thead><tbody>");
        for (Person learner : platform.school().members(course)) {
            if (learner.graded() && (!person.graded() || learner.id().equals(person.id()))) {
                table.append("<tr><th scope=\"row\">" + Html.escape(learner.name())
                        + (learner.station() == Person.Station.LEARNER
                                ? ""
                                : " <span class=\"soft\">("
                                        + Html.escape(learner.station().word()) + ")</span>")
                        + "</th>");
                items.forEach(item -> table.append(cell(item, learner, person.teaches())));
                table.append("</tr>");
            }
        }
        table.append("</tbody></table></div>");
        if (items.isEmpty()) {
            table.append("<p class=\"soft\">No activity of this course has a grade yet.</p>");
        }
        return Layout.page(200, person.graded() ? "Your grades" : "Gradebook", person, table.toString());
    }

    private String cell(LineItem item, Person learner, boolean editable) {
        Optional<Grade> grade = platform.school().findGrade(item.id(), learner.id());
        String score = grade.flatMap(found -> Optional.ofNullable(found.score()))
                .map(points -> "<span class=\"grade\">" + number(points) + "</span>")
                .orElse("<span class=\"soft\">no grade</span>");
        String comment = grade.flatMap(found -> Optional.ofNullable(found.comment()))
                .map(text -> "<br>" + Html.linked(text))
                .orElse("");
        String review = item.reviewUrl() == null
                ? ""
                : "<br><a href=\"/review/" + item.id() + "/" + learner.id() + "\">Open submission</a>";
        return "<td class=\"break\" data-person=\"" + Html.escape(learner.id()) + "\" data-item=\""
                + Html.escape(item.id()) + "\">" + score + comment + review + (editable ? form(item, learner) : "")
                + "</td>";
    }

    private static String form(LineItem item, Person learner) {
        return "<form method=\"post\" action=\"/gradebook/" + item.courseId() + "\" class=\"row\">"
                + "<input type=\"hidden\" name=\"item\" value=\"" + Html.escape(item.id()) + "\">"
                + "<input type=\"hidden\" name=\"person\" value=\"" + Html.escape(learner.id()) + "\">"
                + "<input name=\"score\" inputmode=\"decimal\" size=\"6\" aria-label=\"Points for "
                + Html.escape(learner.name()) + " in " + Html.escape(item.label()) + "\"><button>Set</button></form>";
    }

    private static String number(double value) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
