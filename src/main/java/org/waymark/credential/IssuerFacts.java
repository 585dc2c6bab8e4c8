package org.waymark.credential;

import org.jspecify.annotations.Nullable;

/**
 * The organization that issues a credential, frozen as it was when the credential was issued (OB 3.0 Profile).
 *
 * @param slug its lasting name within addresses, never given to another organization
 * @param address a postal address, one line of it in each line
 * @param website the home page of the organization
 * @param signatory who signs for the organization
 * @param role what the signatory is there
 * @param signature the signatory's handwriting
 */
public record IssuerFacts(
        String slug,
        String name,
        @Nullable String address,
        @Nullable String website,
        @Nullable String email,
        @Nullable Picture logo,
        @Nullable String signatory,
        @Nullable String role,
        @Nullable Picture signature) {

    /**
     * A picture by its content, so that what is frozen stays small.
     *
     * @param hash SHA-256 of the PNG file, in hexadecimal digits
     */
    public record Picture(String hash, int width, int height) {}
}
