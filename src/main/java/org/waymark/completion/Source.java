package org.waymark.completion;

/** Who says that a course is complete. */
public enum Source {
    /** The learner says so. */
    LEARNER,
    /** The learner says so and an instructor of the course approves it. */
    INSTRUCTOR
}
