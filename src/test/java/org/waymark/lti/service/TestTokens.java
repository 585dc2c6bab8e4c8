package org.waymark.lti.service;

import java.time.InstantSource;
import org.waymark.keys.KeyCipher;
import org.waymark.keys.Keys;
import org.waymark.lti.platform.ServiceOrigins;
import org.waymark.lti.platform.ToolKeys;
import org.waymark.outbound.Outbound;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** Access tokens as the product asks for them, with keys in a database of their own. */
public record TestTokens(Database database, ToolKeys keys, AccessTokens tokens) implements AutoCloseable {

    public static TestTokens over(Outbound outbound, InstantSource clock) {
        return in(TestDatabase.H2.open(), outbound, clock);
    }

    public static TestTokens in(Database database, Outbound outbound, InstantSource clock) {
        ToolKeys keys = new ToolKeys(database, new Keys(KeyCipher.plain()), clock);
        return new TestTokens(
                database, keys, new AccessTokens(outbound, keys, new ServiceOrigins(database, clock), clock));
    }

    @Override
    public void close() {
        database.close();
    }
}
