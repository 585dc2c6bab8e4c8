package org.waymark.practice.view;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.SchoolCourse;

/**
 * The columns and rows of a gradebook that one person sees.
 *
 * @param editable whether points can be typed
 */
public record GradebookView(SchoolCourse course, List<LineItem> items, List<GradeRow> rows, boolean editable) {

    /** Points without zeros that say nothing. */
    public static String number(double value) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
