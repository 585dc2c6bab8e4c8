package org.waymark.practice.view;

import java.util.List;
import org.waymark.practice.school.LineItem;

/**
 * The grade of one learner in one column.
 *
 * @param points empty when there is no grade
 */
public record GradeCell(LineItem item, String points, List<TextPart> comment) {}
