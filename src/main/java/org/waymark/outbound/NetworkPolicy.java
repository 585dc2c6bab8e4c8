package org.waymark.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * A policy of which addresses may be called. A registration names addresses that a stranger may have chosen, so
 * everything inside the operator's network is closed unless the operator opened it.
 */
public record NetworkPolicy(boolean loopbackAllowed, List<Network> allowedNetworks) {
    /** The policy of calls to addresses that the operator chose, wherever they are. */
    public static final NetworkPolicy EVERYWHERE =
            new NetworkPolicy(true, List.of(Network.parse("0.0.0.0/0"), Network.parse("::/0")));

    public NetworkPolicy {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** The policy of tests, the demo and the practice LMS. */
    public static NetworkPolicy loopback() {
        return new NetworkPolicy(true, List.of());
    }

    /** True for an address the operator opened by name: loopback, or one of the operator's own networks. */
    public boolean opened(InetAddress address) {
        return (loopbackAllowed && address.isLoopbackAddress())
                || allowedNetworks.stream().anyMatch(network -> network.contains(address));
    }

    /** True when a request may go to this address. */
    public boolean allows(InetAddress address) {
        return opened(address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] b = address.getAddress();
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean carrierGrade = first == 100 && second >= 64 && second < 128;
            boolean special = first == 0 || first == 127 || first >= 240;
            boolean documentation = (first == 192 && second == 0 && (b[2] == 0 || b[2] == 2))
                    || (first == 198 && (second == 18 || second == 19));
            return !carrierGrade && !special && !documentation;
        }
        if (address instanceof Inet6Address) {
            boolean uniqueLocal = (first & 0xfe) == 0xfc;
            // 2000::/3 is what is routed; 64:ff9b::/96 (NAT64), ::/8 and 6to4 can wrap a private IPv4 address.
            boolean routed = (first & 0xe0) == 0x20;
            boolean wraps = first == 0x20 && (second == 0x02 || (second == 0x01 && b[2] == 0 && b[3] == 0));
            return routed && !uniqueLocal && !wraps;
        }
        return false;
    }
}
