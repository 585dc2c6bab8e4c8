package org.waymark.practice.school;

/** A word that a visitor types in the tool, shown on the pages with a button that copies it, such as a code. */
public record Hint(String label, String word) {}
