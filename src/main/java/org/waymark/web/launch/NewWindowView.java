package org.waymark.web.launch;

import org.waymark.web.part.LayoutView;

/**
 * Offers a window of its own where a frame keeps no cookies.
 *
 * @param url begins the sign-in once more
 */
public record NewWindowView(LayoutView layout, String url) {}
