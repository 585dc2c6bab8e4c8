package org.waymark.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.waymark.people.LearnerId;

/**
 * Counts wrong city codes by person and asks for a pause after too many. Not by address: behind a proxy or in a class
 * many people share one, and a code of 60 bits is not guessed by changing persons. Safe for many threads.
 */
final class CodeGuesses {
    private static final int OF_ONE_PERSON = 10;
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final boolean on;
    private final Cache<LearnerId, AtomicInteger> wrong =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(PAUSE).build();

    CodeGuesses(boolean on) {
        this.on = on;
    }

    boolean allowed(LearnerId person) {
        return !on || count(person).get() < OF_ONE_PERSON;
    }

    void markWrong(LearnerId person) {
        count(person).incrementAndGet();
    }

    private AtomicInteger count(LearnerId who) {
        return wrong.get(who, key -> new AtomicInteger());
    }
}
