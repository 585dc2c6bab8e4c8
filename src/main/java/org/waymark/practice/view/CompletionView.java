package org.waymark.practice.view;

import java.util.List;
import java.util.Set;
import org.waymark.practice.school.Course;
import org.waymark.practice.school.Person;

/**
 * The learners of a course, each with a button that ticks or unticks the course.
 *
 * @param complete the ids of those who have completed it
 */
public record CompletionView(Course course, List<Person> learners, Set<String> complete) {}
