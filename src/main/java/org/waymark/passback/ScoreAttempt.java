package org.waymark.passback;

import java.time.Instant;

/** One try and what came back. */
public record ScoreAttempt(int number, Instant at, String answer) {}
