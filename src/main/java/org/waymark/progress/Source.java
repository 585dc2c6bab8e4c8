package org.waymark.progress;

/** The source of a fact about a completion: LTI itself never says that a course is complete. */
public enum Source {
    /** The learner says so. */
    LEARNER,
    /** An instructor of the course approves it. */
    INSTRUCTOR,
    /** The activity was opened, which the LMS allows only when the course's own conditions are met. */
    GATE,
    /** The grade in the activity's own column of the gradebook reaches a threshold (AGS 2.0, 3.3). */
    GRADE,
    /** A report that somebody exported from the LMS. */
    FILE,
    /** The web services of the LMS. */
    WEB_SERVICE,
    /** Sessions at which the learner was marked present. */
    ATTENDANCE,
    /** Another system, over the intake. */
    INTAKE
}
