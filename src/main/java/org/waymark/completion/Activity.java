package org.waymark.completion;

import org.waymark.id.ResourceLinkId;
import org.waymark.learning.RunId;

/** What a resource link stands for. */
public record Activity(ResourceLinkId resourceLink, RunId run) {}
