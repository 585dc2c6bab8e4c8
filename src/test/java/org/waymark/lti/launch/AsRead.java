package org.waymark.lti.launch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a parser takes from a form and from a cookie header: two that read the same are the same, however written. */
final class AsRead {
    private AsRead() {}

    /** The values of a field of a url-encoded form, without the blanks around them; one that cannot be decoded is kept raw. */
    static List<String> values(String form, String name) {
        List<String> values = new ArrayList<>();
        for (String field : form.split("&", -1)) {
            String[] pair = field.split("=", 2);
            if (decoded(pair[0]).equals(name)) {
                values.add(pair.length == 1 ? "" : decoded(pair[1]).strip());
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "undecodable " + text;
        }
    }

    /** Whether a header brings that cookie and no other value of it. */
    static boolean isCookie(String header, String cookie) {
        List<String> found = new ArrayList<>();
        String name = cookie.substring(0, cookie.indexOf('='));
        for (String part : header.split(";", -1)) {
            String[] pair = part.split("=", 2);
            if (pair[0].strip().equals(name)) {
                found.add(pair[0].strip() + "=" + (pair.length == 1 ? "" : pair[1].strip()));
            }
        }
        return found.equals(List.of(cookie));
    }
}
