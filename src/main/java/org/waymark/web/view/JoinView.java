package org.waymark.web.view;

/** The page of a city for somebody who has not joined one. */
public record JoinView(LayoutView layout, LearnerView.NotJoined join) {}
