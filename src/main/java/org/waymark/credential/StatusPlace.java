package org.waymark.credential;

/**
 * A credential's place on a status list of its issuer (Bitstring Status List 1.0), never given to another credential.
 *
 * @param list the number of the list, from 0
 * @param index the bit on it, from 0
 */
public record StatusPlace(int list, int index) {
    /** Bits of a list. What it hides is who among so many a stranger asks about; at least 131,072 by the specification. */
    public static final int LENGTH = 1 << 20;
}
