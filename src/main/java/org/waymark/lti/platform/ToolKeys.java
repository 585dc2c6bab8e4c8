package org.waymark.lti.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.id.RegistrationId;
import org.waymark.keys.KeyRing;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.store.Database;

/**
 * Signs what this tool sends to a platform, with key pairs that each registration has for itself (Security Framework
 * 6.3). What is signed for one registration is worth nothing at another, whatever client id, audience or token endpoint
 * it names. Only registrations of version 0.1 whose platforms still read the common key set are signed for with the
 * common key, until their platform takes one of their own. Safe for many threads.
 */
public final class ToolKeys {
    /** An administrator who printed an address and does not come back within this time prints another. */
    private static final Duration UNUSED = Duration.ofDays(90);

    private final Database database;
    private final Keys keys;
    private final KeySetAddresses addresses = new KeySetAddresses();
    private final Registrations registrations = new Registrations();
    private final InstantSource clock;
    private final Cache<KeySetName, KeyRing> rings =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public ToolKeys(Database database, Keys keys, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Makes the address of a key set before its platform is registered, because the platform is told the address first.
     * Its keys are made when somebody first reads or needs them: most registrations that are refused never come so far.
     *
     * @return the id that stands in the address
     */
    public UUID reserve() {
        UUID id = UUID.randomUUID();
        database.useTransaction(handle -> addresses.add(handle, id, clock.instant()));
        return id;
    }

    /** Gives up a key set with which nobody registered. */
    public void release(UUID id) {
        database.useTransaction(handle -> release(handle, id));
    }

    /** Gives up the key sets that were made long ago and that nobody came back with. */
    public void releaseUnused() {
        database.useTransaction(handle ->
                addresses.listUnused(handle, clock.instant().minus(UNUSED)).forEach(id -> release(handle, id)));
    }

    private void release(Handle handle, UUID id) {
        if (addresses.find(handle, id).filter(one -> one.registration() == null).isPresent()) {
            addresses.remove(handle, id);
            keys.remove(handle, KeySetName.of(id));
        }
    }

    /**
     * Makes an address that was reserved, or the registration's own, show the registration's keys.
     *
     * @return false when the address was never made here, or is another registration's
     */
    public boolean take(Handle handle, UUID id, RegistrationId registration) {
        Instant now = clock.instant();
        if (id.equals(registration.value())) {
            addresses.add(handle, id, now);
        } else {
            keys.remove(handle, KeySetName.of(id));
        }
        keys.ensure(handle, KeySetName.of(registration.value()), now);
        return addresses.markTaken(handle, id, registration);
    }

    /** Tells whether an address was made here and no platform is registered with it. */
    public boolean isReserved(UUID id) {
        return database.inTransaction(handle -> addresses
                .find(handle, id)
                .filter(one -> one.registration() == null)
                .isPresent());
    }

    /** The public key set at an address, as JSON; empty when the address was never made here. */
    public Optional<String> findJwks(UUID id) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> addresses.find(handle, id).map(address -> {
            RegistrationId registration = address.registration();
            KeySetName set = KeySetName.of(registration == null ? id : registration.value());
            keys.ensure(handle, set, now);
            return keys.jwks(handle, set, now);
        }));
    }

    /**
     * A compact JWS of these claims with the key that the platform knows: RS256, with {@code kid} (Security Framework
     * 5.2).
     *
     * @throws IllegalStateException when the registration is not active: nothing is signed for it
     */
    public String sign(Registration registration, Map<String, Object> claims) {
        return sign(
                registration,
                registration.ownKeys() ? KeySetName.of(registration.id().value()) : KeySetName.COMMON,
                claims);
    }

    /**
     * Signs claims with the registration's own key, to find out whether its platform reads that by now.
     *
     * @throws IllegalStateException when the registration is not active
     */
    public String signWithOwnKey(Registration registration, Map<String, Object> claims) {
        return sign(registration, KeySetName.of(registration.id().value()), claims);
    }

    private String sign(Registration registration, KeySetName set, Map<String, Object> claims) {
        if (!registration.active()) {
            throw new IllegalStateException("nothing is signed for a registration that is " + registration.state());
        }
        return rings.get(set, this::ring).signer(database::inTransaction).sign(claims);
    }

    private KeyRing ring(KeySetName set) {
        database.useTransaction(handle -> keys.ensure(handle, set, clock.instant()));
        return new KeyRing(set, keys, clock);
    }

    /** Notes that the platform reads the registration's own key set: the common key signs nothing for it any more. */
    public void markOwnKeys(Registration registration) {
        database.useTransaction(handle -> registrations.markOwnKeys(handle, registration.id()));
    }
}
