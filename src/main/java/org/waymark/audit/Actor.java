package org.waymark.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An actor is who does something: a person who came by a launch, named by the learner's id, so that the log holds no name
 * that would have to be erased; or one of three without a person. A thread acts for one of them at a time.
 *
 * @param id the learner's id, or one of the three words
 */
public record Actor(String id) {
    /** Somebody who came in by an operator's one-time link. */
    public static final Actor LINK = new Actor("link");

    /** Whoever uses the command line of the server. */
    public static final Actor OPERATOR = new Actor("operator");

    /** Waymark itself, at its start or by a clock. */
    public static final Actor SYSTEM = new Actor("system");

    private static final ThreadLocal<Actor> CURRENT = ThreadLocal.withInitial(() -> SYSTEM);

    private static final ThreadLocal<Boolean> ACTED = ThreadLocal.withInitial(() -> false);

    /** Names a person. */
    public static Actor person(UUID learner) {
        return new Actor(learner.toString());
    }

    /** Returns for whom this thread acts. */
    public static Actor current() {
        return CURRENT.get();
    }

    /** Lets this thread act for somebody until it is released. */
    public static void bind(Actor actor) {
        CURRENT.set(actor);
        ACTED.set(false);
    }

    /** Lets this thread act for nobody any more. */
    public static void release() {
        CURRENT.remove();
        ACTED.remove();
    }

    /** Tells whether an entry was added for this thread since somebody was bound to it. */
    public static boolean hasActed() {
        return ACTED.get();
    }

    static void noteActed() {
        ACTED.set(true);
    }

    /** Returns the learner's id; null where no person is named. */
    public @Nullable UUID learner() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
