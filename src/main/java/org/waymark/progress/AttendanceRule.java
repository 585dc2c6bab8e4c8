package org.waymark.progress;

/**
 * An attendance rule says what somebody must have attended and handed in.
 *
 * @param sessions how many sessions must be attended; 0: all of them
 * @param worksheet whether attendance asks for the worksheet too
 */
public record AttendanceRule(int sessions, boolean worksheet) {
    /** All sessions, and no worksheet. */
    public static final AttendanceRule ALL_SESSIONS = new AttendanceRule(0, false);

    /** @throws IllegalArgumentException when fewer than no sessions are asked */
    public AttendanceRule {
        if (sessions < 0) {
            throw new IllegalArgumentException("not a number of sessions");
        }
    }

    /** The number of sessions that are asked, of so many that are planned. */
    int asked(int planned) {
        return sessions == 0 ? planned : sessions;
    }
}
