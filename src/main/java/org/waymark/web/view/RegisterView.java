package org.waymark.web.view;

/**
 * The end of a dynamic registration.
 *
 * @param platform the platform's name
 * @param review whether an operator still has to switch the registration on
 * @param moodle whether the platform is a Moodle, whose next steps can be named
 */
public record RegisterView(LayoutView layout, String platform, boolean review, boolean moodle) {}
