package org.waymark.keys;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** The facts of a key pair that an operator may see: no key material at all. */
public record KeyFact(
        String kid,
        @Nested("set") KeySetName set,
        Instant createdAt,
        Instant activeFrom,
        @Nullable Instant retiredAt) {}
