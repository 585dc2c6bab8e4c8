package org.waymark.web.part;

/** One thing that is known, with its name. */
public record FactView(String label, String value) {}
