package org.waymark.poll;

/** How many polls of a kind failed last time. */
public record PollCount(Poll.Kind kind, long failing) {}
