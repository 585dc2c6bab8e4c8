package org.waymark.journey.standard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.standard.crosswalk.Associations;
import org.waymark.standard.framework.Frameworks;
import org.waymark.work.Instance;

/**
 * Reads Standards as CASE names their parts, for anybody, drafts as drafts. What was read is kept until something changes,
 * so an answer costs the few statements that tell whether it has.
 */
public final class ViewFrameworks {
    private final Instance instance;
    private final Standards standards = new Standards();
    private final Associations associations = new Associations();
    private volatile @Nullable Kept last;

    /** What the answer depends on. */
    private record State(int standards, int associations, LocalDate day) {}

    private record Kept(State state, Frameworks frameworks) {}

    ViewFrameworks(Instance instance) {
        this.instance = instance;
    }

    /** Reads all Standards. */
    public Frameworks read() {
        return instance.inTransaction(handle -> {
            State state =
                    new State(standards.countChanges(handle), associations.countChanges(handle), instance.today());
            Kept kept = last;
            if (kept == null || !kept.state().equals(state)) {
                kept = new Kept(state, read(handle, state));
                last = kept;
            }
            return kept.frameworks();
        });
    }

    private Frameworks read(Handle handle, State state) {
        Map<StandardId, Standards.LastChange> changes = standards.listLastChanges(handle).stream()
                .collect(Collectors.toMap(Standards.LastChange::standard, change -> change));
        List<Standard> all = standards.list(handle);
        Map<StandardId, Map<String, UUID>> areaIds = standards.listAreaIds(handle);
        return Frameworks.of(
                changedAt(handle, all, changes, state.day()),
                all.stream()
                        .sorted(Comparator.comparing(ViewStandards::age).reversed())
                        .map(standard -> new Frameworks.Published(
                                standard,
                                standard.state(state.day(), all),
                                Objects.requireNonNull(changes.get(standard.id()))
                                        .changedAt(),
                                areaIds.getOrDefault(standard.id(), Map.of())))
                        .toList(),
                associations.listKept(handle).stream()
                        .map(kept -> new Frameworks.Crossed(kept.association(), kept.recordedAt()))
                        .toList());
    }

    /** Also a day that has come changes something: on it, a version is taken into use or replaced. */
    private Instant changedAt(
            Handle handle, List<Standard> all, Map<StandardId, Standards.LastChange> changes, LocalDate today) {
        Stream<Instant> days = all.stream()
                .flatMap(standard ->
                        Stream.of(standard.runsFrom(), standard.citiesFrom()).filter(Objects::nonNull))
                .filter(day -> !day.isAfter(today))
                .map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC));
        Stream<Instant> recorded = Stream.concat(
                changes.values().stream().map(Standards.LastChange::changedAt),
                associations.findLastChange(handle).stream());
        return Stream.concat(days, recorded).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }
}
