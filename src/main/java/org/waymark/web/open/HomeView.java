package org.waymark.web.open;

import org.waymark.web.part.LayoutView;

/**
 * The front page, for whoever opens the tool's own address.
 *
 * @param catalogueUrl the public catalogue
 * @param verifyUrl the page that checks a badge
 */
public record HomeView(LayoutView layout, String catalogueUrl, String verifyUrl) {}
