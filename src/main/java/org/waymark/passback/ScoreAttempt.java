package org.waymark.passback;

import java.time.Instant;
import org.waymark.language.Message;

/** A try to deliver a score, and what came back. */
public record ScoreAttempt(int number, Instant at, Message answer) {}
