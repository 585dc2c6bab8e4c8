package org.waymark.credential;

/**
 * A signed credential in its two forms, made once when it is issued and never changed.
 *
 * @param json the credential without proof, for readers who look at it
 * @param jwt the credential as a signed VC-JWT
 */
public record SignedBadge(String json, String jwt) {}
