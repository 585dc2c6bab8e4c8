package org.waymark.store;

/** The database could not do it now, because others held what it needs. Nothing was changed; a moment later it may work. */
public final class Busy extends RuntimeException {
    Busy(Throwable cause) {
        super("the database is busy", cause);
    }
}
