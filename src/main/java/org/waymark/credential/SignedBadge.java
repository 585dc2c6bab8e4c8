package org.waymark.credential;

/**
 * What issuing makes once and nobody changes again.
 *
 * @param json the credential without proof, for readers who look at it
 * @param jwt the credential as a signed VC-JWT
 */
public record SignedBadge(String json, String jwt) {}
