package org.waymark.practice.wire;

/** A check that the platform made of a request, and how it ended. */
public record MessageVerdict(String check, boolean passed, String detail) {}
