package org.waymark.report;

import java.time.Instant;

/**
 * A report as it was made.
 *
 * @param number 1 for the first; a later one corrects the one before
 * @param madeBy who had it made, in words
 */
public record Edition<T>(int number, T report, Instant madeAt, String madeBy) {}
