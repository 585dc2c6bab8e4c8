package org.waymark.web.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.enter.CoursePage;
import org.waymark.journey.enter.Entry;
import org.waymark.people.LearnerId;

/**
 * Signs and reads sessions (HMAC-SHA256). Nothing is stored: a session holds while its browser keeps the cookie of its
 * person. A second launch of the same person keeps that cookie; another person gets a new one, which ends the earlier
 * person's sessions in that browser. Safe for many threads.
 */
public final class Sessions {
    public static final Duration LIFE = Duration.ofHours(8);

    /** Without a cookie the address alone holds the session, so it holds for a shorter time. */
    private static final Duration LIFE_WITHOUT_COOKIE = Duration.ofMinutes(30);

    private static final String NO_COOKIE = "none";
    private static final int LANGUAGE = 7;
    private static final int LAUNCH = 8;

    private final SignedAddress addresses;
    private final InstantSource clock;

    /** @param secret the same on every instance of an installation */
    public Sessions(byte[] secret, InstantSource clock) {
        this.addresses = new SignedAddress("session", secret);
        this.clock = clock;
    }

    /** The browser's cookie for a person: the one it brought when it is that person's, else a new one. */
    public String browserCookie(LearnerId learner, @Nullable String brought) {
        if (brought != null && isCookie(brought) && brought.startsWith(learner + ".")) {
            return brought;
        }
        String text = learner + "." + addresses.random(16);
        return text + "." + addresses.mac("browser", text);
    }

    private boolean isCookie(String brought) {
        String[] parts = brought.split("\\.", -1);
        return parts.length == 3 && addresses.isMac(parts[2], "browser", parts[0] + "." + parts[1]);
    }

    /** Tells whether the browser now belongs to another person than the one of this address. */
    boolean isOfAnother(String token, @Nullable String browserCookie) {
        return browserCookie != null
                && isCookie(browserCookie)
                && addresses
                        .read(token)
                        .filter(parts -> !browserCookie.startsWith(parts[0] + "."))
                        .isPresent();
    }

    /**
     * Starts a session.
     *
     * @param browserCookie null in a browser that keeps none of ours, not even partitioned
     * @param language the tag of the language of its pages
     * @param launch the id under which the log knows the launch
     */
    public Session start(
            Entry entry, List<String> origins, @Nullable String browserCookie, String language, String launch) {
        Instant expires = clock.instant().plus(browserCookie == null ? LIFE_WITHOUT_COOKIE : LIFE);
        String token = addresses.sign(
                entry.learner().toString(),
                Objects.toString(entry.resourceLink(), ""),
                Objects.toString(entry.deepLinking(), ""),
                (entry.instructor() ? "i" : "")
                        + (entry.learns() ? "" : "o")
                        + (entry.administrator() ? "a" : "")
                        + (entry.programme() ? "p" : "")
                        + entry.coursePage().map(Sessions::letter).orElse(""),
                String.join(" ", origins),
                Long.toString(expires.getEpochSecond()),
                browserCookie == null ? NO_COOKIE : addresses.mac("bound", browserCookie),
                language,
                launch);
        return read(token, browserCookie).orElseThrow();
    }

    /** Returns the same session with its pages in another language, at another address. */
    Session in(Session session, String language) {
        String[] parts = addresses.read(session.token()).orElseThrow();
        String[] changed = Arrays.copyOf(parts, Math.max(parts.length, LANGUAGE + 1));
        changed[LANGUAGE] = language;
        return session(addresses.sign(changed), changed);
    }

    /** The session of an address, when this installation signed it, it has not expired, and it is of this browser. */
    Optional<Session> read(String token, @Nullable String browserCookie) {
        return addresses
                .read(token)
                .filter(parts -> isBound(parts[6], browserCookie))
                .map(parts -> session(token, parts))
                .filter(session -> clock.instant().isBefore(session.expires()));
    }

    /**
     * Lists who may frame what is answered to an address that this installation signed, even when the session is over.
     */
    List<String> origins(String token) {
        return addresses
                .read(token)
                .map(parts -> session(token, parts).origins())
                .orElse(List.of());
    }

    private static Session session(String token, String[] parts) {
        return new Session(
                token,
                new LearnerId(UUID.fromString(parts[0])),
                parts[1].isEmpty() ? null : ResourceLinkId.of(parts[1]),
                parts[2].isEmpty() ? null : UUID.fromString(parts[2]),
                parts[3].contains("i"),
                !parts[3].contains("o"),
                parts[3].contains("a"),
                parts[3].contains("p"),
                Arrays.stream(CoursePage.values())
                        .filter(page -> parts[3].contains(letter(page)))
                        .findFirst()
                        .orElse(null),
                Arrays.stream(parts[4].split(" ", -1))
                        .filter(origin -> !origin.isEmpty())
                        .toList(),
                !parts[6].equals(NO_COOKIE),
                Instant.ofEpochSecond(Long.parseLong(parts[5])),
                // A session that an earlier version began names none.
                parts.length > LANGUAGE ? parts[LANGUAGE] : "",
                parts.length > LAUNCH ? parts[LAUNCH] : "");
    }

    private static String letter(CoursePage page) {
        return switch (page) {
            case PROGRESS -> "G";
            case CITY -> "C";
            case CATALOGUE -> "L";
        };
    }

    private boolean isBound(String bound, @Nullable String browserCookie) {
        return bound.equals(NO_COOKIE) || (browserCookie != null && addresses.isMac(bound, "bound", browserCookie));
    }

    /** The token that every form of a session carries. */
    String csrf(Session session) {
        return addresses.mac("csrf", session.token());
    }

    boolean isCsrf(Session session, @Nullable String brought) {
        return addresses.isMac(brought, "csrf", session.token());
    }
}
