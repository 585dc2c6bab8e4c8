package org.waymark.standard.framework;

import java.util.UUID;

/** Names a thing from within another one: CASE's link with title, identifier and address. */
public record Node(Kind kind, UUID id, String title) {}
