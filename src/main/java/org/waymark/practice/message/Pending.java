package org.waymark.practice.message;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Things that wait for an answer under an unguessable key, each to be taken once and in time. */
final class Pending<T> {
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Entry<T>(T value, Instant until) {}

    private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Duration life;

    public Pending(InstantSource clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    public String add(T value) {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> !now.isBefore(entry.until()));
        String key = key();
        entries.put(key, new Entry<>(value, now.plus(life)));
        return key;
    }

    /** Looks without taking. */
    public Optional<T> find(String key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::value);
    }

    /** Takes it; a second call with the same key finds nothing. */
    public Optional<T> take(String key) {
        return Optional.ofNullable(entries.remove(key))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::value);
    }

    /** 128 random bits in hexadecimal. */
    public static String key() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
