package org.waymark.standard;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/** Brings the tables of a Standard to what a file says, for {@link Standards}. */
final class StandardWriter {
    private static final Messages MESSAGES = Messages.of(StandardWriter.class);
    private static final LocalDate ALWAYS = LocalDate.of(1990, 1, 1);
    private static final int MOST_NAMES = 20;

    private final Standards standards;

    StandardWriter(Standards standards) {
        this.standards = standards;
    }

    /** @param imported false when the file was made of a page's form */
    ImportSummary put(Handle handle, StandardFile file, Standard.Change change, boolean imported) {
        StandardId id = file.standard().id();
        Optional<Standard> before = standards.find(handle, id);
        Standard wanted = dated(handle, file.standard(), before);
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        if (before.isEmpty()) {
            StandardRows.putFrame(handle, wanted, false);
            added.add(wanted.title());
        } else {
            rename(handle, file, before.get());
        }
        Standard had = standards.find(handle, id).orElseThrow();
        StandardRows.putFrame(handle, wanted, true);
        StandardRows.putAreas(handle, had, wanted);
        StandardRows.putLevels(handle, had, wanted);
        int unchanged = putCriteria(handle, before.orElse(had), had, wanted, added, changed);
        Standard after = standards.find(handle, id).orElseThrow();
        if (before.isPresent() && !before.get().equals(after)) {
            if (!frame(before.get()).equals(frame(after)) || (added.isEmpty() && changed.isEmpty())) {
                changed.add(0, wanted.title());
            }
        }
        if (!before.equals(Optional.of(after))) {
            StandardRows.addRevision(handle, after, words(added, changed, imported), change);
        }
        List<String> kept = had.criteria().stream()
                .filter(c -> wanted.findCriterion(c.code()).isEmpty())
                .map(StandardWriter::name)
                .toList();
        return new ImportSummary(added, changed, unchanged, kept);
    }

    private static Message words(List<String> added, List<String> changed, boolean imported) {
        List<String> names = new ArrayList<>(added);
        names.addAll(changed);
        return imported
                ? MESSAGES.message("revision.imported", "added", added.size(), "changed", changed.size())
                : MESSAGES.message("revision.edited", "names", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    }

    private static Standard frame(Standard standard) {
        return standard.withCriteria(List.of());
    }

    /** A file does not say when its Standard is taken into use: that stays as it is. */
    private Standard dated(Handle handle, Standard wanted, Optional<Standard> before) {
        if (before.isPresent()) {
            return wanted.inUse(before.get().runsFrom(), before.get().citiesFrom());
        }
        if (standards.list(handle).stream().anyMatch(one -> one.runsFrom() != null)) {
            return wanted;
        }
        LocalDate from = wanted.validFrom() == null ? ALWAYS : wanted.validFrom();
        return wanted.inUse(from, from);
    }

    /** Moves codes on, the last of a chain first, so that each code is free when the next one takes it. */
    private static void rename(Handle handle, StandardFile file, Standard before) {
        Map<CriterionCode, Criterion> taken = new HashMap<>();
        before.criteria().forEach(one -> taken.put(one.code(), one));
        Set<CriterionCode> olds = new HashSet<>(file.formerly().values());
        for (CriterionCode last : file.formerly().keySet()) {
            if (olds.contains(last)) {
                continue;
            }
            CriterionCode code = last;
            for (CriterionCode old : StandardFile.chain(last, file.formerly())) {
                Criterion criterion = taken.get(old);
                if (criterion != null && !taken.containsKey(code)) {
                    StandardRows.rename(handle, before.id(), criterion, code);
                    taken.put(code, criterion);
                    taken.remove(old);
                }
                code = old;
            }
        }
    }

    private int putCriteria(
            Handle handle, Standard before, Standard had, Standard wanted, List<String> added, List<String> changed) {
        int unchanged = 0;
        List<Criterion> touched = new ArrayList<>();
        for (int place = 0; place < wanted.criteria().size(); place++) {
            Criterion named = wanted.criteria().get(place);
            Optional<Criterion> stored = had.findCriterion(named.code());
            Criterion criterion =
                    named.withCaseId(stored.map(Criterion::caseId).orElseGet(() -> free(handle, had, named)));
            boolean same = stored.equals(Optional.of(criterion));
            if (stored.isEmpty()) {
                added.add(name(criterion));
            } else if (same && before.findCriterion(criterion.code()).equals(stored)) {
                unchanged++;
            } else {
                changed.add(name(criterion));
            }
            if (!same) {
                touched.add(criterion);
            }
            StandardRows.putCriterion(handle, wanted.id(), criterion, place, stored.isPresent());
        }
        // Only now do all criteria exist that a prerequisite may name.
        touched.forEach(criterion -> StandardRows.putPrerequisites(handle, wanted.id(), criterion));
        return unchanged;
    }

    /** The identifier that follows from a code may belong to the criterion that had the code before. */
    private static UUID free(Handle handle, Standard had, Criterion criterion) {
        UUID id = criterion.caseId();
        while (isTaken(handle, had, id)) {
            id = UUID.nameUUIDFromBytes(("waymark:" + id).getBytes(StandardCharsets.UTF_8));
        }
        return id;
    }

    private static boolean isTaken(Handle handle, Standard had, UUID id) {
        return had.criteria().stream().anyMatch(one -> one.caseId().equals(id))
                || handle.createQuery("select count(*) from criterion where case_id = :id")
                                .bind("id", id)
                                .mapTo(Long.class)
                                .one()
                        > 0;
    }

    private static String name(Criterion criterion) {
        return criterion.code() + " " + criterion.title();
    }
}
