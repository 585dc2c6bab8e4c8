package org.waymark.practice.view;

import java.util.List;
import org.waymark.practice.school.Person;

/**
 * The grades of one learner.
 *
 * @param note what kind of learner it is, where that is not the usual one
 */
public record GradeRow(Person learner, String note, List<GradeCell> cells) {}
