package org.waymark.completion;

import org.jspecify.annotations.Nullable;
import org.waymark.id.ResourceLinkId;
import org.waymark.learning.RunId;

/** @param resourceLink null for the rule of the run itself */
public record DecisionPlace(RunId run, @Nullable ResourceLinkId resourceLink) {}
