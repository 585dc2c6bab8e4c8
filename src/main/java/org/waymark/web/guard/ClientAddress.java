package org.waymark.web.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.outbound.Network;

/**
 * Finds out from which address a request came. Reverse proxies that the operator named add the address that they were
 * called from to {@code X-Forwarded-For} or {@code Forwarded}; everything left of what a trusted one added may have been
 * written by anybody. So the hops are read from the right, and the first that is no trusted proxy is who asks.
 */
public final class ClientAddress {
    /** More are not looked at: nobody stands behind so many proxies. */
    private static final int MOST_HOPS = 20;

    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;,\"]*)");
    private static final Pattern LITERAL =
            Pattern.compile("\\A(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*+:[0-9a-fA-F:.]*+)\\z");

    private final List<Network> trusted;

    public ClientAddress(List<Network> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Returns the address as far as it can be believed. */
    public String of(HttpServletRequest request) {
        String address = bare(request.getRemoteAddr());
        if (trusted.isEmpty() || !isTrusted(address)) {
            return address;
        }
        List<String> hops = hops(request.getHeaders("X-Forwarded-For"), false);
        if (hops.isEmpty()) {
            hops = hops(request.getHeaders("Forwarded"), true);
        }
        for (int i = hops.size() - 1; i >= 0 && hops.size() - i <= MOST_HOPS; i--) {
            String hop = literal(hops.get(i));
            if (hop == null) {
                // A proxy that hides whom it was called by, or words that no proxy writes: it counts as the proxy.
                return address;
            }
            address = hop;
            if (!isTrusted(hop)) {
                return hop;
            }
        }
        return address;
    }

    private static List<String> hops(@Nullable Enumeration<String> lines, boolean named) {
        List<String> hops = new ArrayList<>();
        while (lines != null && lines.hasMoreElements()) {
            for (String part : lines.nextElement().split(",", -1)) {
                if (!named) {
                    hops.add(part.strip());
                    continue;
                }
                Matcher matcher = FOR.matcher(part);
                hops.add(matcher.find() ? matcher.group(1).replace("\"", "").strip() : "");
            }
        }
        return hops;
    }

    /** Returns the address without a port and brackets; null for anything but a literal address. */
    private static @Nullable String literal(String hop) {
        String text = hop;
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            text = end < 0 ? "" : text.substring(1, end);
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') > 0) {
            text = text.substring(0, text.indexOf(':'));
        }
        InetAddress read = read(text);
        return read == null ? null : read.getHostAddress();
    }

    private boolean isTrusted(String address) {
        InetAddress read = read(address);
        return read != null && trusted.stream().anyMatch(network -> network.contains(read));
    }

    /** Only literal addresses are read, so no name is ever looked up. */
    private static @Nullable InetAddress read(String text) {
        try {
            return LITERAL.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static String bare(String address) {
        return address.replaceAll("[\\[\\]]|%.*", "");
    }
}
