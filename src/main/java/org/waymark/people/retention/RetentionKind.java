package org.waymark.people.retention;

/** A kind of what is kept, for which staff can say how long. Names are kept in the database. */
public enum RetentionKind {
    /** People who have not opened anything; they are erased. */
    PEOPLE(36, 12),
    /** Answers that people gave when they registered, after the end of the run. */
    ANSWERS(12, 1),
    /** Attendance and worksheets, after the end of the run; what was completed by them stays. */
    ATTENDANCE(24, 3),
    /** Objections, after they were answered. */
    OBJECTIONS(24, 3),
    /** Questions to the program, after they were answered or settled. */
    QUESTIONS(24, 3),
    /** What a platform answered to each try of sending a grade. */
    GRADE_TRIES(12, 1),
    /** Lists of courses that nobody has opened. */
    COURSE_LISTS(24, 6);

    /** The longest time that can be set, in months. */
    public static final int LONGEST = 240;

    private final int proposed;
    private final int shortest;

    RetentionKind(int proposed, int shortest) {
        this.proposed = proposed;
        this.shortest = shortest;
    }

    /** The months that are proposed while nobody has set a number. */
    public int proposed() {
        return proposed;
    }

    /** The shortest time that can be set, in months, so that a slip of the hand does not remove everything. */
    public int shortest() {
        return shortest;
    }

    /** Tells whether so many months can be set. */
    public boolean allows(int months) {
        return months >= shortest && months <= LONGEST;
    }
}
