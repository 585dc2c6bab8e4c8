package org.waymark.web.admin;

import org.waymark.web.part.LayoutView;

/**
 * The door of the administrator's pages: one button.
 *
 * @param action where the button posts to; the address holds the one-time secret and stands for a token
 */
public record EnterView(LayoutView layout, String action) {}
