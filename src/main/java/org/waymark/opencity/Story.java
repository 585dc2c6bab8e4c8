package org.waymark.opencity;

import java.time.Instant;

/**
 * A story that a city tells.
 *
 * @param number among those of its city
 * @param writtenBy in words, for leads and staff only
 */
public record Story(int number, String title, String text, Instant writtenAt, String writtenBy) {}
