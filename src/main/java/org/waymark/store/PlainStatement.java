package org.waymark.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement of a transaction without what Jdbi does for every statement, which takes longer than the database needs
 * for a row by its key. For the few statements that every launch runs; all others are better said to Jdbi.
 */
public final class PlainStatement {
    private PlainStatement() {}

    /** Reads one row of a result. */
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** A row, read by the names of its columns; a value that is read as one has to be there. */
    public static final class Row {
        private final ResultSet row;

        private Row(ResultSet row) {
            this.row = row;
        }

        public String text(String column) throws SQLException {
            return there(column, textOrNull(column));
        }

        public @Nullable String textOrNull(String column) throws SQLException {
            return row.getString(column);
        }

        public UUID id(String column) throws SQLException {
            return there(column, idOrNull(column));
        }

        public @Nullable UUID idOrNull(String column) throws SQLException {
            return row.getObject(column, UUID.class);
        }

        private static <T> T there(String column, @Nullable T value) throws SQLException {
            if (value == null) {
                throw new SQLException("no value in " + column);
            }
            return value;
        }

        /** Returns false for no value. */
        public boolean isTrue(String column) throws SQLException {
            return row.getBoolean(column);
        }

        /** Returns 0 for no value. */
        public int number(String column) throws SQLException {
            return row.getInt(column);
        }

        public @Nullable LocalDate day(String column) throws SQLException {
            return row.getObject(column, LocalDate.class);
        }

        public @Nullable Instant time(String column) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
    }

    /**
     * Lists what a query finds.
     *
     * @param values of its question marks: texts, UUIDs, instants, and null
     * @throws FailedStatement with the database's own failure as its cause
     */
    public static <T> List<T> list(Handle handle, String sql, Reader<T> reader, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(handle, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>(1);
            Row row = new Row(rows);
            while (rows.next()) {
                found.add(reader.read(row));
            }
            return found;
        } catch (SQLException e) {
            throw new FailedStatement(e);
        }
    }

    /**
     * Runs a statement that changes rows.
     *
     * @param values of its question marks: texts, UUIDs and instants
     * @return how many rows it changed
     * @throws FailedStatement with the database's own failure as its cause
     */
    public static int update(Handle handle, String sql, Object... values) {
        try (PreparedStatement statement = prepare(handle, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new FailedStatement(e);
        }
    }

    /**
     * Runs a statement once for each of many, sent together.
     *
     * @param values gives those of its question marks: texts, UUIDs, instants, truth values, and null for an id
     * @throws FailedStatement with the database's own failure as its cause
     */
    public static <T> void batch(Handle handle, String sql, List<T> all, Function<T, List<@Nullable Object>> values) {
        if (all.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (T one : all) {
                set(statement, values.apply(one));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new FailedStatement(e);
        }
    }

    private static PreparedStatement prepare(Handle handle, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = handle.getConnection().prepareStatement(sql);
        set(statement, Arrays.asList(values));
        return statement;
    }

    private static void set(PreparedStatement statement, List<? extends @Nullable Object> values) throws SQLException {
        int position = 0;
        for (Object value : values) {
            position++;
            if (value == null) {
                statement.setNull(position, Types.OTHER);
            } else {
                statement.setObject(position, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
            }
        }
    }

    /** A statement that the database did not carry out. */
    public static final class FailedStatement extends RuntimeException {
        private static final long serialVersionUID = 1;

        FailedStatement(SQLException cause) {
            // The database's own words may hold values, which are names and claims.
            super("a statement failed: " + cause.getSQLState(), cause);
        }
    }
}
