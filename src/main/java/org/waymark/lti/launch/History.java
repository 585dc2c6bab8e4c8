package org.waymark.lti.launch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the ids of the courses that a course was copied from. */
final class History {
    private static final int LONGEST_ID = 255;
    private static final int MOST = 50;

    private History() {}

    /**
     * The ids, the latest first. Platforms disagree about the encoding, so an id that reads differently decoded stands
     * in the list both ways: it is only ever looked up among the ids that are known.
     */
    static List<String> read(String text) {
        Set<String> ids = new LinkedHashSet<>();
        for (String part : text.split(",", MOST + 1)) {
            add(ids, part.strip());
            add(ids, decoded(part.strip()));
        }
        return ids.stream().limit(MOST).toList();
    }

    private static void add(Set<String> ids, String id) {
        boolean usable = !id.isEmpty()
                && id.length() <= LONGEST_ID
                && !id.startsWith("$")
                && id.chars().noneMatch(Character::isISOControl);
        if (usable) {
            ids.add(id);
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
