package org.waymark.lti.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.waymark.id.RegistrationId;
import org.waymark.store.Database;

/**
 * The origins to which access tokens of a registration may go: those of its issuer, token endpoint and authorisation
 * endpoint, and those that an operator allowed after the platform had named them. A launch names the addresses of its
 * services, and whoever can write launches of a platform must not be able to have a token sent elsewhere. Safe for many
 * threads.
 */
public final class ServiceOrigins {
    private static final Duration REMEMBERED = Duration.ofSeconds(3);
    /** A platform that names more hosts than this is not helped by a longer list. */
    private static final int MOST_WAITING = 20;

    private static final int LONGEST = 300;

    private final Database database;
    private final InstantSource clock;
    private final LoadingCache<RegistrationId, List<ServiceOrigin>> known;

    public ServiceOrigins(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(1_000)
                .expireAfterWrite(REMEMBERED)
                .build(registration -> database.inTransaction(handle -> list(handle, registration)));
    }

    /**
     * Tells whether a token of the registration may go to an address. An origin that was never seen is noted for an
     * operator.
     */
    public boolean allows(Registration registration, URI address) {
        if (isOwn(registration, address)) {
            return true;
        }
        String origin = Registration.origin(address);
        List<ServiceOrigin> origins = known.get(registration.id());
        if (origins.stream().noneMatch(one -> one.origin().equals(origin))) {
            note(registration.id(), origin);
        }
        return origins.stream()
                .anyMatch(one -> one.origin().equals(origin) && one.state() == ServiceOrigin.State.ALLOWED);
    }

    /** Tells whether an address lies at an origin of the registration itself. */
    public static boolean isOwn(Registration registration, URI address) {
        return Stream.concat(
                        Stream.of(registration.tokenEndpoint(), registration.authorizationEndpoint()),
                        Registration.address(registration.issuer()).stream())
                .anyMatch(own -> Registration.sameOrigin(own, address));
    }

    private void note(RegistrationId registration, String origin) {
        if (origin.length() > LONGEST) {
            return;
        }
        database.useTransaction(handle -> {
            Set<String> noted = list(handle, registration).stream()
                    .map(ServiceOrigin::origin)
                    .collect(Collectors.toSet());
            if (noted.size() < MOST_WAITING && !noted.contains(origin)) {
                put(handle, registration, origin, ServiceOrigin.State.WAITING);
            }
        });
        known.invalidate(registration);
    }

    /** All origins of a registration that somebody decides about, the first seen first. */
    public List<ServiceOrigin> list(Handle handle, RegistrationId registration) {
        return handle.createQuery("""
                        select registration_id as registration, origin, state, first_seen_at from service_origin
                        where registration_id = :registration
                        order by first_seen_at, origin
                        """)
                .bind("registration", registration)
                .mapTo(ServiceOrigin.class)
                .list();
    }

    /** The registrations with an origin that waits for an operator. */
    public Set<RegistrationId> listWaiting(Handle handle) {
        return handle.createQuery("select distinct registration_id from service_origin where state = 'WAITING'")
                .mapTo(RegistrationId.class)
                .set();
    }

    /** Keeps what an operator said of an origin, seen or not. */
    public void put(Handle handle, RegistrationId registration, String origin, ServiceOrigin.State state) {
        Instant now = clock.instant();
        handle.createUpdate("""
                        insert into service_origin (registration_id, origin, state, first_seen_at)
                        values (:registration, :origin, :state, :now) on conflict do nothing
                        """)
                .bind("registration", registration)
                .bind("origin", origin)
                .bind("state", state)
                .bind("now", now)
                .execute();
        if (state != ServiceOrigin.State.WAITING) {
            handle.createUpdate("""
                            update service_origin set state = :state, decided_at = :now
                            where registration_id = :registration and origin = :origin
                            """)
                    .bind("state", state)
                    .bind("now", now)
                    .bind("registration", registration)
                    .bind("origin", origin)
                    .execute();
        }
    }

    /** Forgets what is remembered of a registration: called after this process changed it. */
    public void forget(RegistrationId registration) {
        known.invalidate(registration);
    }
}
