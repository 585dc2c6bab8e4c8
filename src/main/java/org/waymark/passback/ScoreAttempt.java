package org.waymark.passback;

import java.time.Instant;

/** A try to deliver a score, and what came back. */
public record ScoreAttempt(int number, Instant at, String answer) {}
