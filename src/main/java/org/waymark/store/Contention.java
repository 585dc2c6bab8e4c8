package org.waymark.store;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Supplier;

/** Work that failed because others held a lock is done again; what waits in vain for a lock or a connection is told so. */
final class Contention {
    private static final int TRIES = 3;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHORTEST_PAUSE = 20;
    private static final int LONGEST_PAUSE = 150;

    /** Deadlock and serialisation (both), a lock wait that ended (PostgreSQL), a lock wait and a changed row (H2). */
    private static final Set<String> LOCKED = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

    private static final int DEEPEST = 10;

    private Contention() {}

    /** @param work leaves nothing behind when it fails */
    static <T> T withPatience(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (isNoConnection(e)) {
                    throw new Busy(e);
                }
                if (!isLocked(e)) {
                    throw e;
                }
                if (tried == TRIES || !pause()) {
                    throw new Busy(e);
                }
            }
        }
    }

    private static boolean isLocked(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && LOCKED.contains(sql.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The pool gave none in time; a database that is away looks the same, and is as likely to come back. */
    private static boolean isNoConnection(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean pause() {
        try {
            Thread.sleep(SHORTEST_PAUSE + RANDOM.nextInt(LONGEST_PAUSE - SHORTEST_PAUSE));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
