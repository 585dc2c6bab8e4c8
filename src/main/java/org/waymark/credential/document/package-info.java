/**
 * What credentials, their issuers and their status lists say in JSON, and their signatures (Open Badges 3.0, Verifiable
 * Credentials 2.0, Bitstring Status List 1.0, did:web).
 *
 * <p>Belongs here: texts that others read and verify. Does not: the tables of credentials, how a proof is computed
 * ({@code credential.proof}), checking what others hand in ({@code credential.verify}).
 */
@NullMarked
package org.waymark.credential.document;

import org.jspecify.annotations.NullMarked;
