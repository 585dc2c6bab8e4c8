package org.waymark.web.view;

/**
 * The end of a dynamic registration.
 *
 * @param platform the platform's name
 * @param origin the platform's origin, the only one the closing message is meant for
 * @param review whether an operator still has to switch the registration on
 * @param moodle whether the platform is a Moodle, whose next steps can be named
 */
public record RegisterView(LayoutView layout, String platform, String origin, boolean review, boolean moodle) {}
