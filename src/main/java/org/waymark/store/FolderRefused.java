package org.waymark.store;

/** A data folder that cannot be used as it is: one sentence, and what its operator does about it. */
public final class FolderRefused extends RuntimeException {
    private final String problem;
    private final String todo;

    FolderRefused(String problem, String todo) {
        super(problem + " " + todo);
        this.problem = problem;
        this.todo = todo;
    }

    public String problem() {
        return problem;
    }

    /** Says what to do, with the exact command, where a command mends it. */
    public String todo() {
        return todo;
    }
}
