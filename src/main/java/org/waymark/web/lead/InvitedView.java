package org.waymark.web.lead;

import org.waymark.web.part.LayoutView;

/** The page that an invitation leads to: which city it is, and what to do with the code. */
public record InvitedView(LayoutView layout, String city, String code) {}
