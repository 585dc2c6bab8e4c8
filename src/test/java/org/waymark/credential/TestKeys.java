package org.waymark.credential;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import org.waymark.keys.KeyCipher;
import org.waymark.keys.KeyRing;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.keys.Signer;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** A badge key as the product makes one: the only door of the keys room goes through a database. */
public record TestKeys(Signer signer, JWKSet published) {
    public static TestKeys make() {
        Keys keys = new Keys(KeyCipher.plain());
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        try (Database database = TestDatabase.H2.open()) {
            database.useTransaction(handle -> keys.ensure(handle, KeySetName.BADGES, now));
            return new TestKeys(
                    new KeyRing(KeySetName.BADGES, keys, () -> now).signer(database::inTransaction),
                    database.inTransaction(handle -> keys.publicKeys(handle, KeySetName.BADGES, now)));
        }
    }
}
