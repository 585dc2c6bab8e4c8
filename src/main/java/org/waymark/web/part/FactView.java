package org.waymark.web.part;

/** A value that is known, with its name. */
public record FactView(String label, String value) {}
