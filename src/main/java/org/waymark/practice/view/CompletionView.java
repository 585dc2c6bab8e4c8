package org.waymark.practice.view;

import java.util.List;
import java.util.Set;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.SchoolCourse;

/**
 * The learners of a course, each with a button that ticks or unticks the course.
 *
 * @param complete the ids of those who have completed it
 */
public record CompletionView(SchoolCourse course, List<Person> learners, Set<String> complete) {}
