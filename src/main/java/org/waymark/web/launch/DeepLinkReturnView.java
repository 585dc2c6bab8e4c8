package org.waymark.web.launch;

import org.waymark.web.part.LayoutView;

/**
 * Hands the choice back to the platform.
 *
 * @param action the platform's return address
 * @param jwt the signed answer, sent as {@code JWT} (LTI Deep Linking 2.0, section 2.2)
 * @param platform the platform's name
 * @param count how many activities it carries, 0 after a cancel
 */
public record DeepLinkReturnView(LayoutView layout, String action, String jwt, String platform, int count) {}
