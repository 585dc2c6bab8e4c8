package org.waymark.lti.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Spoils texts, fields and headers as its random numbers say. */
final class Spoiler {
    private static final String ODD = "A_-.=!~%&+ \0\u00e9\u20ac\t\"'<{[\\/|;,\ud83d\ude00";

    private final Random random;

    Spoiler(Random random) {
        this.random = random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String of(String... choices) {
        return choices[below(choices.length)];
    }

    private char odd() {
        return ODD.charAt(below(ODD.length()));
    }

    /** A text with a character changed, put in, taken out or doubled; or cut, emptied, or repeated. */
    String token(String text) {
        StringBuilder changed = new StringBuilder(text);
        int at = below(text.length());
        switch (below(8)) {
            case 0 -> changed.setCharAt(at, odd());
            case 1 -> changed.insert(at, odd());
            case 2 -> changed.deleteCharAt(at);
            case 3 -> changed.insert(at, changed.charAt(at));
            case 4 -> changed.setLength(at);
            case 5 -> changed.setLength(0);
            case 6 -> changed.append(text);
            // The last character of a signature carries bits that no byte needs.
            default -> changed.setCharAt(text.length() - 1, (char) (changed.charAt(text.length() - 1) ^ 1));
        }
        String result = changed.toString();
        return result.chars().anyMatch(c -> c == '\r' || c == '\n') ? text + "x" : result;
    }

    /** A form whose fields are broken, doubled, missing, endless, or badly escaped. */
    String body(String form) {
        String[] fields = form.split("&");
        int at = below(fields.length);
        String name = fields[at].replaceAll("=.*", "");
        return switch (below(9)) {
            case 0 -> form + "&" + fields[at];
            case 1 -> form.replace(fields[at], "");
            case 2 -> form.replace(fields[at], name + "=%zz");
            case 3 -> form.replace(fields[at], name + "=%");
            case 4 -> form.replace(fields[at], name + "=%00%ff%fe");
            case 5 -> form.replace(fields[at], name + "=" + "x".repeat(below(3_000)));
            case 6 -> form.replace(fields[at], name + "=" + "x".repeat(below(50) == 0 ? 1_200_000 : 40_000));
            case 7 -> form + "&" + "a=&=b&&&;".repeat(below(500));
            default -> token(form);
        };
    }

    /** What may stand in the first line of a request: without spaces and of a length that a server reads. */
    String line(String text) {
        String line = text.replaceAll("[\\s\\x00]", "%00");
        return line.length() > 6_000 ? line.substring(0, 6_000) : line;
    }

    String method(boolean get) {
        return below(6) == 0 ? of("PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "FOO") : get ? "GET" : "POST";
    }

    List<String> headers() {
        List<String> headers = new ArrayList<>();
        headers.add("Content-Type: "
                + (below(3) > 0
                        ? "application/x-www-form-urlencoded"
                        : of(
                                "multipart/form-data",
                                "multipart/form-data; boundary=x",
                                "multipart/form-data; boundary=",
                                "application/x-www-form-urlencoded; charset=nonsense",
                                "application/x-www-form-urlencoded; charset=utf-16",
                                "application/json",
                                "text/plain; charset=\"",
                                ";;;",
                                "")));
        headers.add(
                "Accept: " + of("text/html", "application/json", "*/*", "", ";q=x", "a/b;q=9,,,", "\u00e9", "json"));
        if (below(4) == 0) {
            headers.add(
                    "Cookie: " + of("a", "=", "a=b; ;;; c", "a=\"", "a=b, c=d; $Version=x", "\u00e9=\u20ac", "x=\t"));
        }
        if (below(4) == 0) {
            headers.add(of(
                    "Origin: null",
                    "Origin: https://elsewhere.example",
                    "Accept-Language: " + "x,".repeat(200),
                    "Accept-Encoding: gzip;q=x, br;;",
                    "If-None-Match: \"",
                    "If-Modified-Since: soon",
                    "Range: bytes=9-1",
                    "Expect: something",
                    "X-Forwarded-For: \u00e9",
                    "Content-Encoding: gzip"));
        }
        return headers;
    }

    /** A JSON object with one of its texts replaced, or broken as a text. */
    String json(String json) {
        int at = json.indexOf("\":", below(json.length()));
        if (at < 0 || below(3) == 0) {
            return token(json);
        }
        return json.substring(0, at + 2)
                + of(
                        "null,\"a\":",
                        "5,\"a\":",
                        "\"\\u0000\",\"a\":",
                        "\"javascript:1\",\"a\":",
                        "\"http://10.0.0.1/\",\"a\":",
                        "\"http://127.0.0.1:1/\",\"a\":",
                        "\"http://a;b@127.0.0.1/\",\"a\":",
                        "\"" + "x".repeat(below(9_000)) + "\",\"a\":",
                        "[[[[{}]]]],\"a\":",
                        "\"\\ud83d\",\"a\":",
                        "{\"deployment_id\":[]},\"a\":")
                + json.substring(at + 2);
    }

    /** Gives one claim a value that no platform means. */
    void claims(Map<String, Object> claims) {
        List<String> names = List.copyOf(claims.keySet());
        String name = names.get(below(names.size()));
        switch (below(9)) {
            case 0 -> claims.remove(name);
            case 1 -> claims.put(name, -5);
            case 2 -> claims.put(name, List.of());
            case 3 -> claims.put(name, List.of("a", List.of(Map.of("b", 1))));
            case 4 -> claims.put(name, Map.of("id", "\0", "title", 5, "scope", Map.of(), "lineitem", "\u00e9 "));
            case 5 -> claims.put(name, "\0\ud83d");
            case 6 -> claims.put(name, "x".repeat(below(40_000)));
            case 7 -> claims.put(name, Map.of("id", "x".repeat(1 + below(3_000)), "lineitem", "http://[::1"));
            default -> claims.put(name, 1e300);
        }
    }

    /** Changes one entry of a header. */
    void map(Map<String, Object> map) {
        String name =
                of("alg", "typ", "kid", "crit", "b64", "cty", "jku", "jwk", "x5u", "x5c", "x5t", "zip", "enc", "epk");
        Object value = switch (below(7)) {
            case 0 -> 5;
            case 1 -> List.of();
            case 2 -> List.of("b64", 1);
            case 3 -> Map.of("kty", "RSA", "d", "AQAB", "n", "AQAB", "e", "AQAB");
            case 4 -> true;
            case 5 -> "none";
            default -> "\0";
        };
        map.put(name, value);
    }
}
