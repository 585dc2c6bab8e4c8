package org.waymark.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * The facts that a format needs to read a request.
 *
 * @param issuer of the client's platform: accounts of others are refused
 * @param achievements the start of the addresses of our achievements
 * @param courses knows which run a course of the platform stands for
 */
public record Setting(String issuer, String achievements, Instant now, Courses courses) {
    /** The path under which Moodle shows a course, which is how its log store names one in xAPI. */
    private static final String MOODLE_COURSE = "/course/view.php?id=";

    /** Knows the run that a course of the client's platform stands for. */
    public interface Courses {
        /**
         * Finds the run of a course; empty for a course nobody knows, one without an activity of ours, and one that
         * holds several runs.
         */
        Optional<String> findRun(String contextId);
    }

    private static final String URN = "urn:waymark:run:";

    private static final int LONGEST_RUN = 150;

    /** The run that an address names: our achievement's, {@code urn:waymark:run:} and its id, or a course of a Moodle. */
    Optional<String> findRun(String address) {
        String course = (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + MOODLE_COURSE;
        if (address.startsWith(course) && address.substring(course.length()).matches("[0-9]{1,18}")) {
            return courses.findRun(address.substring(course.length()));
        }
        for (String start : new String[] {achievements, URN}) {
            if (address.startsWith(start) && address.length() > start.length()) {
                return Optional.of(address.substring(start.length()))
                        .filter(run -> RecordReading.isPlain(run, LONGEST_RUN));
            }
        }
        return Optional.empty();
    }
}
