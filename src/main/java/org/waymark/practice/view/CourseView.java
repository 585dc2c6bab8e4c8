package org.waymark.practice.view;

import java.util.List;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;

/**
 * A course as one person sees it.
 *
 * @param gradebook what the link to the grades says for somebody who does not teach
 * @param pickers the tools from which activities can be added
 */
public record CourseView(
        SchoolCourse course,
        boolean teaches,
        String gradebook,
        List<Client> pickers,
        List<PlacedActivity> activities) {}
