package org.waymark.batch;

import org.waymark.language.Message;

/**
 * A row.
 *
 * @param line where it begins in the file, counted from 1
 * @param column which one is wrong, counted from 1; 0 for the row as a whole
 * @param fields the row as it came, in a form of its journey's
 */
public record RefusedRow(long line, int column, Message problem, String fields) {}
