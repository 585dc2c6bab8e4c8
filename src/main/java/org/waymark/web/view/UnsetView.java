package org.waymark.web.view;

/** What a learner sees of an activity that its instructor has not set up yet. */
public record UnsetView(LayoutView layout) {}
