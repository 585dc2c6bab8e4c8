package org.waymark.practice.view;

/**
 * The tool's registration page in a frame.
 *
 * @param origin the tool's, whose closing message is heard
 */
public record RegisteringView(String address, String origin) {}
