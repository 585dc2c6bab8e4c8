package org.waymark.practice.view;

import java.util.List;
import org.waymark.practice.school.Course;
import org.waymark.practice.school.Person;

/**
 * The start page.
 *
 * @param courses those that the person may see
 */
public record HomeView(List<StepView> steps, List<Course> courses, List<Person> people) {

    /** The button by which a visitor becomes the person. */
    public ButtonView become(Person person) {
        return new ButtonView("/person", "Be " + person.givenName(), "id", person.id(), true);
    }
}
