package org.waymark.practice.view;

import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Person;

/**
 * The frame around every page.
 *
 * @param who whose page it is; null while nobody is chosen
 */
public record PracticeLayoutView(String title, @Nullable Person who) {}
