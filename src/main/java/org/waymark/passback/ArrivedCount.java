package org.waymark.passback;

/**
 * The number of grades that arrived of those that became due together.
 *
 * @param all those that arrived, and those that have not
 * @param fresh of those, how many were not tried yet
 */
public record ArrivedCount(long arrived, long all, long fresh) {}
