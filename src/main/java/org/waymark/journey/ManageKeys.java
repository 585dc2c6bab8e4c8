package org.waymark.journey;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.waymark.keys.KeyFact;
import org.waymark.keys.KeyUse;
import org.waymark.keys.Keys;
import org.waymark.store.Database;

/** What an operator does with the installation's key pairs. */
public final class ManageKeys {
    private final Database database;
    private final Keys keys;
    private final InstantSource clock;

    public ManageKeys(Database database, Keys keys, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    public List<KeyFact> list() {
        return database.inTransaction(keys::listFacts);
    }

    /** Publishes a new key now and signs with it after the overlap. Returns its kid. */
    public String rotate(KeyUse use, Duration overlap) {
        return database.inTransaction(handle -> keys.rotate(handle, use, clock.instant(), overlap));
    }
}
