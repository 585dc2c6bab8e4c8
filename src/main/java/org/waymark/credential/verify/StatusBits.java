package org.waymark.credential.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The bits of a status list (Bitstring Status List 1.0, section 2.2): packed, and read without keeping them. */
final class StatusBits {
    private static final int LEAST_BYTES = 131_072 / 8;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int PIECE = 8192;

    private StatusBits() {}

    /**
     * @param encoded Multibase base64url; lists of 2021 have no letter before it
     * @param index the left-most bit is 0
     */
    static boolean isSet(String encoded, long index) throws CannotVerify {
        byte[] packed = SignedJwt.bytes(encoded.startsWith("u") ? encoded.substring(1) : encoded);
        long wanted = index / 8;
        boolean set = false;
        long total = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (wanted >= total && wanted < total + read) {
                    set = (piece[(int) (wanted - total)] >> (7 - (int) (index % 8)) & 1) != 0;
                }
                total += read;
                if (total > MOST_BYTES) {
                    throw new CannotVerify("status.list-damaged");
                }
            }
        } catch (IOException e) {
            throw new CannotVerify("status.list-damaged");
        }
        if (total < LEAST_BYTES || wanted >= total) {
            throw new CannotVerify("status.list-damaged");
        }
        return set;
    }
}
