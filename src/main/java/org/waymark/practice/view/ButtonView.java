package org.waymark.practice.view;

/**
 * A form that consists of one button and one hidden field.
 *
 * @param name the hidden field
 * @param quiet whether the button stands back behind others
 */
public record ButtonView(String action, String word, String name, String value, boolean quiet) {}
