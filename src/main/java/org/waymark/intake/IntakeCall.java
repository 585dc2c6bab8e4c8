package org.waymark.intake;

import java.time.Instant;
import org.waymark.language.Message;

/** A call that carried a good token. */
public record IntakeCall(IntakeClientId client, Instant at, String address, int status, Message outcome) {}
