package org.waymark.lti.service;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code Link} headers (RFC 8288) as platforms really send them: with typographic quotes, with escaped ampersands, in
 * any order of parameters.
 */
final class LinkHeader {
    private static final Pattern ENTRY = Pattern.compile("<([^<>]*)>([^<]*)");
    /** The relation {@code next}, in any quotes and any character set: bytes of a header have none. */
    private static final Pattern NEXT =
            Pattern.compile("\\brel\\s*=[^;,=]*?(?<![\\w-])next(?![\\w-])", Pattern.CASE_INSENSITIVE);

    private LinkHeader() {}

    /**
     * The address of the next page.
     *
     * @param page where the header came from: an address on another host is not followed, because the access token
     *     would go with the request
     */
    static Optional<URI> next(URI page, Iterable<String> headers) {
        return named(headers).flatMap(text -> address(page, text));
    }

    /** Finds the address that the platform names as the next page, whether it can be followed or not. */
    static Optional<String> named(Iterable<String> headers) {
        for (String header : headers) {
            Matcher entries = ENTRY.matcher(header);
            while (entries.find()) {
                if (NEXT.matcher(entries.group(2)).find()) {
                    return Optional.of(entries.group(1).replace("&amp;", "&").strip());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<URI> address(URI page, String text) {
        try {
            // A query alone belongs to the same path (RFC 3986, 5.2.2); the JDK takes the last segment away.
            String path = page.toString().replaceFirst("[?#].*", "");
            URI next = text.startsWith("?") ? URI.create(path + text) : page.resolve(text);
            boolean sameHost = next.getHost() != null
                    && next.getHost()
                            .toLowerCase(Locale.ROOT)
                            .equals(page.getHost().toLowerCase(Locale.ROOT))
                    && port(next) == port(page)
                    && next.getScheme().equals(page.getScheme());
            return sameHost && !next.equals(page) ? Optional.of(next) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int port(URI address) {
        return address.getPort() == -1 ? ("https".equals(address.getScheme()) ? 443 : 80) : address.getPort();
    }
}
