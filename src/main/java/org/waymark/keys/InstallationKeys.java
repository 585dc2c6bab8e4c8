package org.waymark.keys;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.waymark.store.Database;

/** The keys and secrets of an installation, made when they are missing. */
public final class InstallationKeys {
    public final Keys keys;
    public final InstallationSecrets secrets;
    public final KeyRing badgeKeys;
    public final KeyRing proofKeys;
    private final KeySetName badgeSet;
    private final Database database;
    private final InstantSource clock;

    /** @param keySecret encrypts what is kept; null keeps it as it is */
    public InstallationKeys(Database database, @Nullable String keySecret, InstantSource clock) {
        this(database, keySecret, false, clock);
    }

    /**
     * @param keySecret encrypts what is kept; null keeps it as it is
     * @param es256 whether JWTs of badges are signed with ES256, not RS256
     */
    public InstallationKeys(Database database, @Nullable String keySecret, boolean es256, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        KeyCipher cipher = keySecret == null ? KeyCipher.plain() : KeyCipher.withSecret(keySecret);
        keys = new Keys(cipher);
        secrets = new InstallationSecrets(cipher);
        badgeSet = es256 ? KeySetName.BADGES_ES256 : KeySetName.BADGES;
        badgeKeys = new KeyRing(badgeSet, keys, clock);
        proofKeys = new KeyRing(KeySetName.PROOFS, keys, clock);
    }

    /** Makes the first key that platforms know us by, which takes a moment. */
    public void ensureCommon() {
        ensure(KeySetName.COMMON);
    }

    /** Makes the first keys that sign badges, which takes a moment. */
    public void ensureBadges() {
        ensure(KeySetName.BADGES);
        ensure(badgeSet);
        ensure(KeySetName.PROOFS);
    }

    private void ensure(KeySetName set) {
        database.useTransaction(handle -> keys.ensure(handle, set, clock.instant()));
    }

    /** The installation's secret for a purpose, the same for every instance. */
    public byte[] secret(String purpose) {
        return database.inTransaction(handle -> secrets.ensure(handle, purpose));
    }
}
