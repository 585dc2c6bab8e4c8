package org.waymark.journey.admin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.waymark.keys.KeyFact;
import org.waymark.keys.KeySetName;
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

    /**
     * Publishes a new key in every set of that use now and signs with it after the overlap.
     *
     * @return the kids, that of the installation's own set first
     */
    public List<String> rotate(KeyUse use, Duration overlap) {
        return list().stream()
                .map(KeyFact::set)
                .filter(set -> set.use() == use)
                .distinct()
                .map(set -> database.inTransaction(handle -> keys.rotate(handle, set, clock.instant(), overlap)))
                .toList();
    }

    /**
     * The same for the set of one registration; empty when there is none.
     *
     * @param registration as {@link KeySetName} names the holder of a set
     */
    public Optional<String> rotate(UUID registration, Duration overlap) {
        KeySetName set = KeySetName.of(registration);
        boolean known = list().stream().anyMatch(fact -> fact.set().equals(set));
        return known
                ? Optional.of(database.inTransaction(handle -> keys.rotate(handle, set, clock.instant(), overlap)))
                : Optional.empty();
    }
}
