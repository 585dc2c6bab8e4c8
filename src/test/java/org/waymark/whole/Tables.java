package org.waymark.whole;

import java.sql.Clob;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.waymark.store.DataFile;

/** A look into the tables of an installation on H2. */
final class Tables implements AutoCloseable {
    private static final Set<String> PASSING = Set.of(
            "launch_log",
            "used_state",
            "scheduled_tasks",
            "delivery_lease",
            "score_attempt",
            "link_list",
            "link_membership",
            "city_summary",
            "flyway_schema_history");

    private final Handle handle;

    private Tables(Handle handle) {
        this.handle = handle;
    }

    static Tables of(Installation waymark) {
        return new Tables(Jdbi.open(() -> DataFile.connect(waymark.folder())));
    }

    /** How many rows there are of a table, or of a table with a condition. */
    int count(String what) {
        return handle.createQuery("select count(*) from " + what)
                .mapTo(Integer.class)
                .one();
    }

    List<String> all(String query) {
        return handle.createQuery(query).mapTo(String.class).list();
    }

    /** Keeps the launch of a state waiting, until it is let go: nobody knows whether another one was first. */
    void hold(String state) {
        handle.begin();
        handle.execute("insert into used_state (state_id, expires_at) values (?, current_timestamp)", state);
    }

    void letGo() {
        handle.rollback();
    }

    /** Every row of every table, but for what notes the time of visits, attempts and background work. */
    Map<String, List<String>> everything() {
        Map<String, List<String>> all = new TreeMap<>();
        List<String> names = handle.createQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'")
                .mapTo(String.class)
                .list();
        for (String name : names) {
            if (!PASSING.contains(name)) {
                all.put(
                        name,
                        handle.createQuery("select * from " + name).mapToMap().stream()
                                .map(Tables::text)
                                .sorted()
                                .toList());
            }
        }
        return all;
    }

    private static String text(Map<String, Object> row) {
        Map<String, Object> readable = new TreeMap<>(row);
        readable.replaceAll((column, value) -> value instanceof byte[] bytes
                ? Arrays.hashCode(bytes)
                : value instanceof Clob clob ? read(clob) : value);
        return readable.toString();
    }

    private static String read(Clob clob) {
        try {
            return clob.getSubString(1, (int) clob.length());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
