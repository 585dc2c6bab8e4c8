package org.waymark.practice.wire;

/** One check the platform made of a request, and how it ended. */
public record MessageVerdict(String check, boolean passed, String detail) {}
