package org.waymark.web.learner;

import org.waymark.web.part.LayoutView;

/** The page that a learner sees of an activity that its instructor has not set up yet. */
public record UnsetView(LayoutView layout) {}
