package org.waymark.administration;

/** The number of launches that were accepted and the number that were refused. */
public record LaunchCount(int accepted, int refused) {}
