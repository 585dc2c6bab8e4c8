package org.waymark.signup;

/** An answer to a question of a run, with the question as it was asked. */
public record Answer(String question, String text) {}
