package org.waymark.practice.school;

/**
 * A person's completion of a course.
 *
 * @param at in seconds since 1970, as the platform's web services tell it
 */
public record Completed(String courseId, String personId, long at) {}
