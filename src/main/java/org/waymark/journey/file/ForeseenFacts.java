package org.waymark.journey.file;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Job;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Received;
import org.waymark.completion.Report;

/**
 * Foresees each fact while the rows of a report are taken in one after another, so that a person who stands on several
 * rows is counted as the import itself will count. Says the same as {@link Completions#add} without writing.
 */
final class ForeseenFacts {
    /** Beyond that a fact is looked at as the database has it, for memory must not grow with the file. */
    private static final int MOST = 100_000;

    private static final Comparator<Report> LAST =
            Comparator.comparing(Report::toldAt).thenComparing(Report::kind);

    private final Completions completions = new Completions();
    private final Job job;
    private final Map<UUID, State> states = new HashMap<>();

    ForeseenFacts(Job job) {
        this.job = job;
    }

    /** The report that holds for a fact, and all that were told of it. */
    private record State(Report holding, List<Report> told) {}

    /** @param known the fact as the database has it; null when there is none */
    Received add(Handle handle, Report wanted, @Nullable Completion known) {
        UUID key = UUID.nameUUIDFromBytes(wanted.sourceId().getBytes(StandardCharsets.UTF_8));
        State before = states.get(key);
        if (before == null && known == null) {
            put(key, new State(wanted, List.of(wanted)));
            return Received.NEWS;
        }
        if (before == null) {
            Completion fact = Objects.requireNonNull(known);
            before = new State(fact.report(), completions.listHoldingReports(handle, fact));
        }
        Report held = before.holding();
        if (!held.learner().equals(wanted.learner()) || !held.run().equals(wanted.run())) {
            return Received.CONTRADICTION;
        }
        boolean stands = held.kind() == Report.Kind.STANDS;
        Report report = ImportRows.isCorrection(held, stands, wanted) ? wanted.told(job.createdAt()) : wanted;
        if (before.told().stream()
                .anyMatch(one -> one.kind() == report.kind() && one.toldAt().equals(report.toldAt()))) {
            put(key, before);
            return Received.KNOWN;
        }
        List<Report> told = new ArrayList<>(before.told());
        told.add(report);
        Report holding = holding(told);
        put(key, new State(holding, List.copyOf(told)));
        return isSame(holding, held) ? Received.KNOWN : Received.NEWS;
    }

    private void put(UUID key, State state) {
        if (states.size() < MOST || states.containsKey(key)) {
            states.put(key, state);
        }
    }

    private static boolean isSame(Report one, Report other) {
        return one.kind() == other.kind()
                && one.toldAt().equals(other.toldAt())
                && one.completedAt().equals(other.completedAt())
                && Objects.equals(one.share(), other.share());
    }

    /** The last told holds; of a repetition, the first day since which it stands with that result. */
    private static Report holding(List<Report> told) {
        Report last = told.stream().max(LAST).orElseThrow();
        if (last.kind() != Report.Kind.STANDS || !last.tellsOfRepetition()) {
            return last;
        }
        Instant withdrawn = told.stream()
                .filter(one -> one.kind() == Report.Kind.WITHDRAWN)
                .map(Report::toldAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return told.stream()
                .filter(one -> one.kind() == Report.Kind.STANDS
                        && Objects.equals(one.share(), last.share())
                        && one.toldAt().isAfter(withdrawn))
                .map(Report::completedAt)
                .min(Comparator.naturalOrder())
                .map(last::completed)
                .orElse(last);
    }
}
