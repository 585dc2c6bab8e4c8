package org.waymark.standing;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.Run;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/** What runs counted for when completions of them were credited. A run that is edited gets a further one. */
final class CountedFor {

    private record Kept(UUID id, StandardId standard, String criterion) {}

    /**
     * Finds what the run counts for now among what was kept, or keeps it. Two who keep it at once make two that say the
     * same, which does no harm.
     */
    UUID getOrAdd(Handle handle, Run run) {
        Set<String> codes =
                run.criteria().stream().map(CriterionCode::value).collect(Collectors.toCollection(TreeSet::new));
        return handle
                .createQuery("""
                        select id, kept.standard, coalesce(counted.criterion, '') as criterion from counted_for kept
                        left join counted_criterion counted on counted.counted_for = kept.id
                        where kept.run = :run and kept.standard = :standard
                        """)
                .bind("run", run.id())
                .bind("standard", run.standard())
                .mapTo(Kept.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Kept::id, Collectors.mapping(Kept::criterion, Collectors.toCollection(TreeSet::new))))
                .entrySet()
                .stream()
                .filter(kept -> kept.getValue().equals(codes.isEmpty() ? Set.of("") : codes))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> add(handle, run, codes));
    }

    private static UUID add(Handle handle, Run run, Set<String> codes) {
        UUID id = UUID.randomUUID();
        handle.createUpdate("insert into counted_for (id, run, standard) values (:id, :run, :standard)")
                .bind("id", id)
                .bind("run", run.id())
                .bind("standard", run.standard())
                .execute();
        codes.forEach(code -> handle.createUpdate(
                        "insert into counted_criterion (counted_for, standard, criterion) values (:id, :standard, :code)")
                .bind("id", id)
                .bind("standard", run.standard())
                .bind("code", code)
                .execute());
        return id;
    }
}
