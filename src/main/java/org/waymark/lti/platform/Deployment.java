package org.waymark.lti.platform;

import java.util.UUID;
import org.waymark.id.RegistrationId;

/** A deployment of a registration (LTI Core 3.1.3). */
public record Deployment(UUID id, RegistrationId registration, String deploymentId, boolean allowed) {}
