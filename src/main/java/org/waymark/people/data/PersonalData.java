package org.waymark.people.data;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.people.LearnerId;

/**
 * Reads all that is kept of a person. Where somebody else acted, it says so and names nobody; only what another system told
 * is given as it came.
 */
public final class PersonalData {
    /** The statements by which it is read, so that a test finds what is missing among them. */
    static List<String> statements() {
        return PersonalSources.ALL.stream().map(PersonalSources.Source::sql).toList();
    }

    /** Reads all of it, also the kinds of which there are no rows. */
    public List<PersonalRows> list(Handle handle, LearnerId learner) {
        return PersonalSources.ALL.stream()
                .map(source -> new PersonalRows(
                        source.part(),
                        source.name(),
                        handle.createQuery(source.sql())
                                .bind("learner", learner)
                                .map((row, context) -> row(row))
                                .list()))
                .toList();
    }

    private static Map<String, Object> row(ResultSet row) throws SQLException {
        Map<String, Object> fields = new LinkedHashMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int at = 1; at <= columns.getColumnCount(); at++) {
            Object value = value(row, at, columns.getColumnType(at));
            if (value != null) {
                fields.put(columns.getColumnLabel(at).toLowerCase(Locale.ROOT), value);
            }
        }
        return fields;
    }

    private static @Nullable Object value(ResultSet row, int at, int type) throws SQLException {
        switch (type) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                Timestamp time = row.getTimestamp(at);
                return time == null ? null : time.toInstant().toString();
            }
            case Types.DATE -> {
                LocalDate day = row.getObject(at, LocalDate.class);
                return day == null ? null : day.toString();
            }
            case Types.BOOLEAN, Types.BIT -> {
                boolean yes = row.getBoolean(at);
                return row.wasNull() ? null : yes;
            }
            case Types.INTEGER, Types.SMALLINT, Types.BIGINT -> {
                long number = row.getLong(at);
                return row.wasNull() ? null : number;
            }
            case Types.DOUBLE, Types.REAL, Types.NUMERIC, Types.DECIMAL, Types.FLOAT -> {
                return row.getBigDecimal(at);
            }
            default -> {
                return row.getString(at);
            }
        }
    }
}
