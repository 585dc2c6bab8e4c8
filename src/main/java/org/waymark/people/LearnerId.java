package org.waymark.people;

import java.util.UUID;

/** Identifies a learner to us; stands for exactly one registration and subject. */
public record LearnerId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
