package org.waymark.attendance;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads and writes attended sessions as a row keeps them: their times in one text, and how many in a number beside it.
 */
public final class Attended {
    private Attended() {}

    public static String write(List<Instant> sessions) {
        return sessions.stream().map(Instant::toString).collect(Collectors.joining(" "));
    }

    public static List<Instant> read(String attended, int sessions, Instant completedAt) {
        // Written before the times were kept: all of them when the last one was.
        return attended.isEmpty()
                ? Collections.nCopies(sessions, completedAt)
                : Arrays.stream(attended.split(" ")).map(Instant::parse).toList();
    }
}
