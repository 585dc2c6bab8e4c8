package org.waymark.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjDoubleConsumer;

/**
 * Counts by the values of an enum: the kinds are closed, and each counter is there from the start. Safe for many threads.
 *
 * @param <K> the kinds
 */
public final class Counts<K extends Enum<K>> {
    private final Map<K, LongAdder> counts;

    /** Begins at zero for each kind. */
    public Counts(Class<K> kinds) {
        counts = new EnumMap<>(kinds);
        for (K kind : kinds.getEnumConstants()) {
            counts.put(kind, new LongAdder());
        }
    }

    /** Counts one more. */
    public void add(K kind) {
        LongAdder counter = counts.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    /** Shows each kind and how many there were. */
    public void forEach(ObjDoubleConsumer<K> reader) {
        counts.forEach((kind, count) -> reader.accept(kind, (double) count.sum()));
    }
}
