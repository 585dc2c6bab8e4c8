package org.waymark.credential.issuer;

import java.time.Instant;
import org.waymark.credential.IssuerFacts;

/**
 * An organization as it was from one change to the next.
 *
 * @param number counted from 1
 * @param recordedBy the name of whoever changed it; empty when nobody is named
 */
public record IssuerRevision(IssuerFacts facts, int number, Instant recordedAt, String recordedBy) {}
