package org.waymark.practice.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Hint;

/** A thing that a newcomer can do next, with the buttons that lead there. */
public record StepView(String text, @Nullable Hint hint, List<ButtonView> buttons) {}
