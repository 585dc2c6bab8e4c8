package org.waymark.web.view;

/**
 * The door of the administrator's pages: one button.
 *
 * @param action where the button posts to; the address holds the one-time secret and stands for a token
 */
public record AdminEnterView(LayoutView layout, String action) {}
