package org.waymark.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a body, up to a number of them. Used by one thread. */
final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, int most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0 && --left < 0) {
            throw new TooLarge();
        }
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, (int) Math.min(length, left + 1));
        left -= Math.max(count, 0);
        if (left < 0) {
            throw new TooLarge();
        }
        return count;
    }

    static final class TooLarge extends IOException {
        TooLarge() {
            super("too large");
        }
    }
}
