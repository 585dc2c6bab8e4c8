package org.waymark.whole;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that starts a day ago and is moved on by the test, never past the real time that durable work waits for. */
final class MovableClock implements InstantSource {
    private volatile Duration behind = Duration.ofDays(2);

    @Override
    public Instant instant() {
        return Instant.now().minus(behind);
    }

    void move(Duration on) {
        behind = behind.minus(on);
        if (behind.isNegative()) {
            throw new IllegalStateException("moved into the future");
        }
    }
}
