package org.waymark.practice.wire;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The fault switches. Safe for use by many threads. */
public final class Faults {
    private final Map<Spot, Fault> switches = new EnumMap<>(Spot.class);

    public synchronized void set(Spot spot, Fault fault) {
        switches.put(spot, fault);
    }

    public synchronized void clear(Spot spot) {
        switches.remove(spot);
    }

    public synchronized void clear() {
        switches.clear();
    }

    public synchronized Map<Spot, Fault> all() {
        return new EnumMap<>(switches);
    }

    /** The fault for the call that is being handled; counts it. */
    synchronized Optional<Fault> take(Spot spot) {
        Fault fault = switches.get(spot);
        if (fault == null) {
            return Optional.empty();
        }
        if (fault.times() == 1) {
            switches.remove(spot);
        } else if (fault.times() > 1) {
            switches.put(spot, fault.times(fault.times() - 1));
        }
        return Optional.of(fault);
    }
}
