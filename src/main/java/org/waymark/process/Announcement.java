package org.waymark.process;

import org.slf4j.LoggerFactory;

/** Says something to whoever started the process: in plain words, or as a line of the log where that is JSON. */
public final class Announcement {
    private static final String JSON = "json";

    private Announcement() {}

    public static void say(String sentence) {
        if (JSON.equals(System.getenv("WAYMARK_LOG"))) {
            LoggerFactory.getLogger(Announcement.class).info(sentence);
        } else {
            System.err.println(sentence);
        }
    }
}
