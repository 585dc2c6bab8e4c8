package org.waymark.keys;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key set's name: what its keys are for, and who alone they are for. Keys of one set sign nothing for another.
 *
 * @param holder for whom the set signs; null for the installation's own set of that use
 */
public record KeySetName(KeyUse use, @Nullable UUID holder) {
    /** The set that signed for every platform until version 0.1. */
    public static final KeySetName COMMON = new KeySetName(KeyUse.LTI, null);

    /** The set that signs badges. */
    public static final KeySetName BADGES = new KeySetName(KeyUse.BADGE, null);

    /** The set that signs badges where the installation chose ES256. */
    public static final KeySetName BADGES_ES256 = new KeySetName(KeyUse.BADGE_ES256, null);

    /** The set that signs the proofs within badges. */
    public static final KeySetName PROOFS = new KeySetName(KeyUse.PROOF, null);

    /** The sets whose keys a verifier of credentials looks for: those of JWTs, then that of proofs. */
    public static final List<KeySetName> OF_CREDENTIALS = List.of(BADGES, BADGES_ES256, PROOFS);

    /** The set that signs for one platform and for nobody else. */
    public static KeySetName of(UUID holder) {
        return new KeySetName(KeyUse.LTI, holder);
    }

    /** As it stands in the table: a unique key tells two empty columns apart, but not two empty texts. */
    String column() {
        return holder == null ? "" : holder.toString();
    }
}
