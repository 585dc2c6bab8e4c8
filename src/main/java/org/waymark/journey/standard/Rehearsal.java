package org.waymark.journey.standard;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.waymark.work.Instance;

/** Does work and rolls it back, so that what it would do can be told. */
final class Rehearsal {
    private Rehearsal() {}

    /** Carries the result out of a transaction that must not be committed. */
    private static final class RolledBack extends RuntimeException {
        private final transient Object result;

        RolledBack(Object result) {
            super("rolled back", null, false, false);
            this.result = result;
        }
    }

    @SuppressWarnings("unchecked") // what is caught is what was thrown
    static <T> T of(Instance instance, Function<Handle, T> work) {
        try {
            return instance.inTransaction(handle -> {
                throw new RolledBack(work.apply(handle));
            });
        } catch (RolledBack e) {
            return (T) e.result;
        }
    }
}
