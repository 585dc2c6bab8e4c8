package org.waymark.learning.calendar;

import java.util.List;
import org.waymark.learning.CatalogueEntry;

/**
 * A page of the runs that were found, in the order of the calendar.
 *
 * @param number which page this is, from 1
 * @param current how many of all that were found are under way or still to come
 * @param found how many were found, on all pages together
 */
public record CalendarPage(int number, int current, int found, List<CatalogueEntry> entries) {}
