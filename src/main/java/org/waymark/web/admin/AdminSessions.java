package org.waymark.web.admin;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.RegistrationId;
import org.waymark.web.Cookies;

/**
 * Signs and reads administrators' sessions (HMAC-SHA256). They hold only beside a cookie: after a link that of this
 * room, after a launch that of the launch, so that another person's launch in the same browser ends them. The purpose
 * is part of what is signed, so no learner's session can ever be read here. Safe for many threads.
 */
final class AdminSessions {
    static final String COOKIE = "waymark_admin";
    static final Duration LIFE = Duration.ofHours(8);

    private final byte[] secret;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    AdminSessions(byte[] secret, InstantSource clock) {
        this.secret = secret.clone();
        this.clock = clock;
    }

    /** A new value of this room's own cookie. */
    String cookie() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64URL.encode(bytes).toString();
    }

    AdminSession start(@Nullable RegistrationId registration, List<String> origins, String cookie) {
        Instant expires = clock.instant().plus(LIFE);
        String payload = String.join(
                "|",
                registration == null ? "" : registration.value().toString(),
                String.join(" ", origins),
                Long.toString(expires.getEpochSecond()),
                mac("admin-bound", cookie));
        String body = Base64URL.encode(payload).toString();
        return new AdminSession(body + "." + mac("admin-session", body), registration, origins, expires);
    }

    /** The session of an address, when this installation signed it, it has not expired, and it is of this browser. */
    Optional<AdminSession> read(String token, Map<String, String> cookies) {
        int dot = token.indexOf('.');
        if (dot < 0 || !same(token.substring(dot + 1), mac("admin-session", token.substring(0, dot)))) {
            return Optional.empty();
        }
        String[] parts = new Base64URL(token.substring(0, dot)).decodeToString().split("\\|", -1);
        RegistrationId registration = parts[0].isEmpty() ? null : new RegistrationId(UUID.fromString(parts[0]));
        String cookie = cookies.get(registration == null ? COOKIE : Cookies.BROWSER);
        Instant expires = Instant.ofEpochSecond(Long.parseLong(parts[2]));
        if (cookie == null || !clock.instant().isBefore(expires) || !same(parts[3], mac("admin-bound", cookie))) {
            return Optional.empty();
        }
        List<String> origins = Arrays.stream(parts[1].split(" ", -1))
                .filter(origin -> !origin.isEmpty())
                .toList();
        return Optional.of(new AdminSession(token, registration, origins, expires));
    }

    /** The token that every form of a session carries. */
    String csrf(AdminSession session) {
        return mac("admin-csrf", session.token());
    }

    boolean isCsrf(AdminSession session, @Nullable String brought) {
        return brought != null && same(brought, csrf(session));
    }

    private String mac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64URL.encode(mac.doFinal((purpose + ":" + text).getBytes(StandardCharsets.UTF_8)))
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
