package org.waymark.completion;

import java.util.UUID;
import org.waymark.learning.RunId;

/** What a resource link stands for. */
public record Activity(UUID resourceLink, RunId run) {}
