package org.waymark.work;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.AuditLog;
import org.waymark.audit.Subject;
import org.waymark.people.ErasedPeople;
import org.waymark.store.Database;

/**
 * A process of an installation, on which every room is built: its database, its queue, its audit
 * log, the marks of people who were erased, and its clock.
 *
 * @param baseUrl where the installation is reached, without a slash at its end
 */
public record Instance(
        URI baseUrl, Database database, WorkQueue work, AuditLog audit, ErasedPeople erased, InstantSource clock) {

    /** Runs work in one transaction, as {@link Database#inTransaction} says. */
    public <T> T inTransaction(Function<Handle, T> work) {
        return database.inTransaction(work);
    }

    /** Runs work without a result in one transaction. */
    public void useTransaction(Consumer<Handle> work) {
        database.useTransaction(work);
    }

    /**
     * Runs work in a transaction that is rolled back: the result says what the work would do. It must not be called within
     * another transaction, because that one would be rolled back with it.
     */
    public <T> T rehearse(Function<Handle, T> work) {
        return database.inTransaction(handle -> {
            T result = work.apply(handle);
            handle.rollback();
            return result;
        });
    }

    /** Notes in the audit log what the thread's actor does, last in the transaction that does it. */
    public void audit(Handle handle, Act act, Subject subject, String detail) {
        audit.add(handle, act, subject, detail, now());
    }

    /** Notes in the audit log what was done, where it was, and says whether it was. */
    public boolean audit(Handle handle, boolean done, Act act, Subject subject, String detail) {
        if (done) {
            audit(handle, act, subject, detail);
        }
        return done;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Returns the day it is, by UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }
}
