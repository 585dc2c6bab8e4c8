/**
 * Data Integrity proofs that stand inside a credential: the canonical form of its RDF, signatures over it, and the keys
 * as they are written there. The contexts that give a credential's terms their meaning are read from this jar only.
 *
 * <p>Belongs here: cryptosuites, Multikey, safe mode. Does not: who may sign for an issuer, and where keys are fetched.
 */
@NullMarked
package org.waymark.credential.proof;

import org.jspecify.annotations.NullMarked;
