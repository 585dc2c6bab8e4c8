package org.waymark.progress.city;

import java.time.LocalDate;
import org.waymark.standard.CriterionRef;

/**
 * Completions of one run on one day by people of a city, as far as they support one criterion of the run's version.
 *
 * @param run the run's id
 * @param count how many they are; below zero where completions are taken back, which bear the day of what they take back
 */
public record Support(CriterionRef criterion, String run, LocalDate completedOn, int count) {}
