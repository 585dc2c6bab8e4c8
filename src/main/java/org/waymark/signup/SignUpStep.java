package org.waymark.signup;

import java.time.Instant;

/**
 * A change of a sign-up.
 *
 * @param tier the way of taking part from then on
 * @param by who did it, in words; empty for the person
 * @param note what staff wrote to the person; empty for nothing
 */
public record SignUpStep(int number, SignUpState state, String tier, Instant notedAt, String by, String note) {}
