package org.waymark.web.view;

/**
 * The front page, for whoever opens the tool's own address.
 *
 * @param catalogueUrl the public catalogue
 * @param verifyUrl the page that checks a badge
 */
public record HomeView(LayoutView layout, String catalogueUrl, String verifyUrl) {}
