package org.waymark.intake;

import java.time.Instant;
import java.util.UUID;

/** One call that carried a good token. */
public record IntakeCall(UUID client, Instant at, String address, int status, String outcome) {}
