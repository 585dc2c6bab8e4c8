package org.waymark.lti.platform;

import java.util.UUID;

/** Identifies a registration to us; stands for exactly one issuer and client id. */
public record RegistrationId(UUID value) {}
