package org.waymark.web.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.people.LearnerId;
import org.waymark.web.Cookies;
import org.waymark.web.session.SignedAddress;

/**
 * Signs and reads administrators' sessions (HMAC-SHA256). They hold only beside a cookie: after a link that of this
 * room, after a launch that of the launch, so that another person's launch in the same browser ends them. The purpose
 * is part of what is signed, so no learner's session can ever be read here. Safe for many threads.
 */
final class AdminSessions {
    static final String COOKIE = "waymark_admin";
    static final Duration LIFE = Duration.ofHours(8);
    private static final int PERSON = 4;

    private final SignedAddress addresses;
    private final InstantSource clock;

    AdminSessions(byte[] secret, InstantSource clock) {
        this.addresses = new SignedAddress("admin-session", secret);
        this.clock = clock;
    }

    /** A new value of this room's own cookie. */
    String cookie() {
        return addresses.random(32);
    }

    AdminSession start(
            @Nullable RegistrationId registration, @Nullable LearnerId person, List<String> origins, String cookie) {
        Instant expires = clock.instant().plus(LIFE);
        String token = addresses.sign(
                Objects.toString(registration, ""),
                String.join(" ", origins),
                Long.toString(expires.getEpochSecond()),
                addresses.mac("admin-bound", cookie),
                Objects.toString(person, ""));
        return new AdminSession(token, registration, person, origins, expires);
    }

    /** The session of an address, when this installation signed it, it has not expired, and it is of this browser. */
    Optional<AdminSession> read(String token, Map<String, String> cookies) {
        Optional<String[]> signed = addresses.read(token);
        if (signed.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = signed.get();
        RegistrationId registration = parts[0].isEmpty() ? null : RegistrationId.of(parts[0]);
        String cookie = cookies.get(registration == null ? COOKIE : Cookies.BROWSER);
        Instant expires = Instant.ofEpochSecond(Long.parseLong(parts[2]));
        if (cookie == null || !clock.instant().isBefore(expires) || !addresses.isMac(parts[3], "admin-bound", cookie)) {
            return Optional.empty();
        }
        List<String> origins = Arrays.stream(parts[1].split(" ", -1))
                .filter(origin -> !origin.isEmpty())
                .toList();
        LearnerId person = parts.length > PERSON && !parts[PERSON].isEmpty()
                ? new LearnerId(UUID.fromString(parts[PERSON]))
                : null;
        return Optional.of(new AdminSession(token, registration, person, origins, expires));
    }

    /** The token that every form of a session carries. */
    String csrf(AdminSession session) {
        return addresses.mac("admin-csrf", session.token());
    }

    boolean isCsrf(AdminSession session, @Nullable String brought) {
        return addresses.isMac(brought, "admin-csrf", session.token());
    }
}
