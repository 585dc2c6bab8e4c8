package org.waymark.completion;

import org.waymark.id.ResourceLinkId;
import org.waymark.learning.RunId;

/** The run that a resource link stands for. */
public record Activity(ResourceLinkId resourceLink, RunId run) {}
