package org.waymark.web.launch;

import org.waymark.web.part.LayoutView;

/**
 * The end of a dynamic registration.
 *
 * @param platform the platform's name
 * @param review whether an operator still has to switch the registration on
 * @param waits whether an operator has to agree to addresses that the platform names
 * @param again whether the platform was registered before
 * @param moodle whether the platform is a Moodle, whose next steps can be named
 */
public record RegisterView(
        LayoutView layout, String platform, boolean review, boolean waits, boolean again, boolean moodle) {}
