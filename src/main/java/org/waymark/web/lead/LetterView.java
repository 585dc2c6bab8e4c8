package org.waymark.web.lead;

import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** A letter that invites colleagues, to print. */
public record LetterView(
        LayoutView layout, String city, String lead, String day, InviteView.Invitation invitation, LinkView back) {}
