package org.waymark.learning;

import java.net.URI;

/** A document or page that a run uses; its address starts with https. */
public record Material(String title, URI url) {}
