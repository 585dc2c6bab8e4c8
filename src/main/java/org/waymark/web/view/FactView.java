package org.waymark.web.view;

/** One thing that is known, with its name. */
public record FactView(String label, String value) {}
