package org.waymark.completion;

import java.time.Instant;

/** @param askedAt when the request was made that was not approved */
public record Rejection(String reason, Instant rejectedAt, Instant askedAt) {}
