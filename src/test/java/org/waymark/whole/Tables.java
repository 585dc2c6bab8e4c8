package org.waymark.whole;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.waymark.store.Database;

/** A look into the tables of an installation on H2. */
final class Tables implements AutoCloseable {
    private final Handle handle;

    private Tables(Handle handle) {
        this.handle = handle;
    }

    static Tables of(Installation waymark) {
        return new Tables(Jdbi.open(
                "jdbc:h2:file:" + waymark.folder().toAbsolutePath().normalize().resolve("waymark") + ";"
                        + Database.H2_OPTIONS + ";AUTO_SERVER=TRUE",
                "sa",
                ""));
    }

    /** How many rows there are of a table, or of a table with a condition. */
    int count(String what) {
        return handle.createQuery("select count(*) from " + what)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void close() {
        handle.close();
    }
}
