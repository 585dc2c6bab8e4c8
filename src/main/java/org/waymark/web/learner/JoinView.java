package org.waymark.web.learner;

import org.waymark.web.part.LayoutView;

/** The page of a city for somebody who has not joined one. */
public record JoinView(LayoutView layout, LearnerView.NotJoined join) {}
