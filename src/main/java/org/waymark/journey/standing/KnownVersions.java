package org.waymark.journey.standing;

import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.standing.AsOf;

/**
 * Keeps the versions of the Standard and their crosswalk in memory, as they are known now, until somebody changes them: a
 * learner's page would otherwise read hundreds of rows that hardly ever change. Not for a transaction that changes them
 * itself. Safe for many threads.
 */
final class KnownVersions {
    private record Kept(String state, Versions versions) {}

    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    Versions get(Handle handle, AsOf on) {
        // The state first: what changes meanwhile is read again the next time.
        String state = Versions.state(handle);
        Kept last = kept.get();
        if (last == null || !last.state().equals(state)) {
            last = new Kept(state, Versions.readNow(handle, on));
            kept.set(last);
        }
        return last.versions().at(on);
    }
}
