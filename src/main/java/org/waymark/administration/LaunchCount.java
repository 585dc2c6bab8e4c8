package org.waymark.administration;

/** How many launches were let in, and how many refused. */
public record LaunchCount(int accepted, int refused) {}
