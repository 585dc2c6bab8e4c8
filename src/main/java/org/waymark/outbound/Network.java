package org.waymark.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** An IP network in CIDR notation, such as {@code 10.20.0.0/16}. */
public record Network(InetAddress base, int prefix) {

    /** @throws IllegalArgumentException when the text is no CIDR network of literal addresses */
    public static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        String literal = slash < 0 ? cidr : cidr.substring(0, slash);
        if (!literal.matches("[0-9a-fA-F:.]+") || !(literal.contains(".") || literal.contains(":"))) {
            throw new IllegalArgumentException("not a network: " + cidr);
        }
        try {
            InetAddress base = InetAddress.getByName(literal);
            int bits = base.getAddress().length * 8;
            int prefix = slash < 0 ? bits : Integer.parseInt(cidr.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("not a network: " + cidr);
            }
            return new Network(base, prefix);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not a network: " + cidr, e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = prefix / 8;
        int rest = prefix % 8;
        if (!Arrays.equals(mine, 0, whole, theirs, 0, whole)) {
            return false;
        }
        int mask = (0xff00 >> rest) & 0xff;
        return rest == 0 || (mine[whole] & mask) == (theirs[whole] & mask);
    }
}
