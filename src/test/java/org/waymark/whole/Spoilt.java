package org.waymark.whole;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils a JSON text by chance; the seed says how, so that what was found can be done again. */
final class Spoilt {
    private static final Pattern VALUE =
            Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|-?\\d+(?:\\.\\d+)?|true|false|null");
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "\"false\"",
            "0",
            "-1",
            "1e999",
            "-0.0",
            "12345678901234567890123",
            "[]",
            "{}",
            "[[]]",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\\r\\nx\"",
            "\"' or 1=1 --\"",
            "\"<script>\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"" + "a".repeat(5_000) + "\"",
            "[".repeat(300) + "]".repeat(300));

    private final Random random;
    private final List<String> texts;

    /** @param texts further values, such as another platform's address */
    Spoilt(long seed, List<String> texts) {
        this.random = new Random(seed);
        this.texts = texts;
    }

    String text(String json) {
        String spoilt = json;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            spoilt = random.nextInt(4) == 0 ? character(spoilt) : value(spoilt);
        }
        return spoilt;
    }

    /** Another value in the place of one, or of a name. */
    private String value(String json) {
        List<MatchResult> values = VALUE.matcher(json).results().toList();
        if (values.isEmpty()) {
            return json;
        }
        MatchResult one = values.get(random.nextInt(values.size()));
        int odd = random.nextInt(ODD.size() + texts.size() + 1);
        String instead = odd < ODD.size()
                ? ODD.get(odd)
                : odd < ODD.size() + texts.size()
                        ? "\"" + texts.get(odd - ODD.size()) + "\""
                        : values.get(random.nextInt(values.size())).group();
        return json.substring(0, one.start()) + instead + json.substring(one.end());
    }

    private String character(String json) {
        int at = random.nextInt(json.length());
        return switch (random.nextInt(4)) {
            case 0 -> json.substring(0, at);
            case 1 -> json.substring(0, at) + json.substring(at + 1);
            case 2 -> json.substring(0, at) + (char) random.nextInt(0x300) + json.substring(at);
            default -> json + json.substring(at);
        };
    }
}
