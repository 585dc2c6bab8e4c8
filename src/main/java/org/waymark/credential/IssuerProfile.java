package org.waymark.credential;

import org.jspecify.annotations.Nullable;

/**
 * The issuer of the credentials (OB 3.0 Profile).
 *
 * @param id the lasting address of the profile; the {@code iss} of every credential
 * @param website the home page of the organisation
 */
public record IssuerProfile(
        String id,
        String name,
        @Nullable String website,
        @Nullable String description) {}
