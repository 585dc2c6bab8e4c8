package org.waymark.credential;

/**
 * A signed credential in its two forms, made once and never changed.
 *
 * @param json the credential with an embedded proof (Data Integrity)
 * @param jwt the credential as a signed VC-JWT
 */
public record SignedBadge(String json, String jwt) {}
