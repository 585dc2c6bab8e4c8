package org.waymark.practice.view;

import java.util.List;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.SchoolCourse;

/**
 * The start page.
 *
 * @param courses those that the person may see
 */
public record PracticeHomeView(List<StepView> steps, List<SchoolCourse> courses, List<Person> people) {

    /** The button by which a visitor becomes the person. */
    public ButtonView become(Person person) {
        return new ButtonView("/person", "Be " + person.givenName(), "id", person.id(), true);
    }
}
