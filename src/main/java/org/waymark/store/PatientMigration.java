package org.waymark.store;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Bounds how long a migration waits for a lock on PostgreSQL. Whoever comes after a change of a table that waits, waits
 * with it: another instance would answer nobody as long as some transaction lasts that has nothing to do with either. A
 * start that gives up is done again by its supervisor.
 */
final class PatientMigration implements Callback {
    private static final int LONGEST_SECONDS = 5;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            // For this migration's transaction alone.
            statement.execute("set local lock_timeout = '" + LONGEST_SECONDS + "s'");
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    @Override
    public String getCallbackName() {
        return "lock-timeout";
    }
}
