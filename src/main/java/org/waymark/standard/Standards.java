package org.waymark.standard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/** The Standards that are known: versions side by side, each with all that it has been. */
public final class Standards {
    private static final Messages MESSAGES = Messages.of(Standards.class);

    private final StandardWriter writer = new StandardWriter(this);

    public Optional<Standard> find(Handle handle, StandardId id) {
        return StandardRows.find(handle, id);
    }

    /** Reads the titles alone, for pages that name versions. */
    public Map<StandardId, String> listTitles(Handle handle) {
        return handle.createQuery("select id, title from standard").reduceRows(new HashMap<>(), (titles, row) -> {
            titles.put(new StandardId(row.getColumn("id", String.class)), row.getColumn("title", String.class));
            return titles;
        });
    }

    public List<Standard> list(Handle handle) {
        return list(
                handle,
                handle.createQuery("select id from standard order by id")
                        .mapTo(StandardId.class)
                        .list());
    }

    /** Reads some of the Standards, in this order. */
    public List<Standard> list(Handle handle, List<StandardId> ids) {
        return ids.stream().flatMap(id -> find(handle, id).stream()).toList();
    }

    /** The version to which a run made on that day belongs. @throws IllegalStateException when there is none */
    public Standard getForNewRuns(Handle handle, LocalDate date) {
        return on(handle, "runs_from", date);
    }

    /** The version on which a city without a date of its own is. @throws IllegalStateException when there is none */
    public Standard getForCities(Handle handle, LocalDate date) {
        return on(handle, "cities_from", date);
    }

    /** The latest that had begun; before all of them, the earliest. Only this one is read. */
    private Standard on(Handle handle, String column, LocalDate date) {
        String begun = "select id from standard where " + column + " <= :date order by " + column + " desc, id desc";
        String first = "select id from standard where " + column + " is not null order by " + column + ", id";
        return handle.createQuery(begun)
                .bind("date", date)
                .mapTo(StandardId.class)
                .findFirst()
                .or(() -> handle.createQuery(first).mapTo(StandardId.class).findFirst())
                .flatMap(id -> find(handle, id))
                .orElseThrow(() -> new IllegalStateException("no Standard has been imported"));
    }

    /** Finds the criterion of a CASE identifier, whatever code it has now. */
    public Optional<Criterion> findCriterion(Handle handle, UUID caseId) {
        return list(handle).stream()
                .flatMap(standard -> standard.criteria().stream())
                .filter(criterion -> criterion.caseId().equals(caseId))
                .findFirst();
    }

    /** The moment at which anything about a Standard last changed; empty when there is none. */
    public Optional<Instant> findLastChange(Handle handle, StandardId id) {
        return handle.createQuery("select recorded_at from standard_revision where standard = :id order by number desc")
                .bind("id", id)
                .mapTo(Instant.class)
                .findFirst();
    }

    /** When a Standard last changed. */
    public record LastChange(StandardId standard, Instant changedAt) {}

    private record AreaId(
            StandardId standard, String code, @Nullable UUID caseId) {
        UUID lasting() {
            return caseId == null ? PracticeArea.caseId(standard, code) : caseId;
        }
    }

    /** The last changes of all Standards. */
    public List<LastChange> listLastChanges(Handle handle) {
        return handle.createQuery("""
                        select standard, max(recorded_at) as changed_at from standard_revision group by standard
                        """).mapTo(LastChange.class).list();
    }

    /** The lasting identifier by which CASE names a practice area. */
    public UUID areaId(Handle handle, StandardId standard, PracticeArea area) {
        return handle.createQuery(
                        "select standard, code, case_id from practice_area where standard = :standard and code = :code")
                .bind("standard", standard)
                .bind("code", area.code())
                .mapTo(AreaId.class)
                .one()
                .lasting();
    }

    /** Returns the number of the newest revision of a Standard. */
    public int version(Handle handle, StandardId id) {
        return handle.createQuery("select coalesce(max(number), 1) from standard_revision where standard = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    /** The lasting identifiers by which CASE names the practice areas of all Standards, by their codes. */
    public Map<StandardId, Map<String, UUID>> listAreaIds(Handle handle) {
        Map<StandardId, Map<String, UUID>> ids = new HashMap<>();
        handle.createQuery("select standard, code, case_id from practice_area")
                .mapTo(AreaId.class)
                .forEach(area -> ids.computeIfAbsent(area.standard(), any -> new HashMap<>())
                        .put(area.code(), area.lasting()));
        return ids;
    }

    /** Counts the changes that were ever made to Standards: as long as it is the same, so are they. */
    public int countChanges(Handle handle) {
        return handle.createQuery("select count(*) from standard_revision")
                .mapTo(Integer.class)
                .one();
    }

    /** All that a Standard has been, the oldest first. */
    public List<Standard.Revision> listRevisions(Handle handle, StandardId id) {
        return StandardRows.revisions(handle, id);
    }

    /**
     * The Standard as it was recorded at a moment, or as it was first recorded when the moment is before that. A
     * criterion stands under the code that it has now, because whatever refers to it does.
     */
    public Optional<Standard> findAt(Handle handle, StandardId id, Instant moment) {
        List<Standard.Revision> all = listRevisions(handle, id);
        Map<UUID, CriterionCode> codes = new HashMap<>();
        find(handle, id).ifPresent(now -> now.criteria().forEach(one -> codes.put(one.caseId(), one.code())));
        return all.stream()
                .filter(revision -> !revision.recordedAt().isAfter(moment))
                .reduce((earlier, later) -> later)
                .or(() -> all.stream().findFirst())
                .map(revision -> recoded(revision.standard(), codes));
    }

    private static Standard recoded(Standard then, Map<UUID, CriterionCode> codes) {
        Map<CriterionCode, CriterionCode> now = new HashMap<>();
        then.criteria().forEach(one -> now.put(one.code(), codes.getOrDefault(one.caseId(), one.code())));
        return then.withCriteria(
                then.criteria().stream().map(one -> one.withCodes(now)).toList());
    }

    /**
     * Adds the built-in versions that the database does not have. What an administrator has imported since is left
     * alone, so this may run at every start.
     */
    public void addBuiltIn(Handle handle, Instant at) {
        Standard.Change change = Standard.Change.ofProgram(at);
        for (StandardFile file : StandardFile.listBuiltIn()) {
            if (find(handle, file.standard().id()).isEmpty()) {
                put(handle, file, change);
            }
        }
        for (Standard standard : list(handle)) {
            // A database of 0.1 has kept none.
            if (StandardRows.lastRevision(handle, standard.id()) == 0) {
                StandardRows.addRevision(handle, standard, MESSAGES.message("revision.found"), change);
            }
        }
    }

    /**
     * Brings the database to what the file says. Running it again changes nothing. Criteria that the file does not name
     * stay. A version that is new arrives as a draft, except for the first one of all, which is in use at once.
     */
    public ImportSummary put(Handle handle, StandardFile file, Standard.Change change) {
        lock(handle, file.standard().id());
        return writer.put(handle, file, change, true);
    }

    /**
     * Brings the database to a file that a page's form made of the one that was there; the history calls it an edit.
     * Whoever calls this has locked the Standard and seen that nobody else has changed it since.
     */
    public ImportSummary edit(Handle handle, StandardFile file, Standard.Change change) {
        lock(handle, file.standard().id());
        return writer.put(handle, file, change, false);
    }

    /**
     * Says from when a version is the one for new runs, and the one for cities without a date of their own; no date for
     * runs makes it a draft again.
     *
     * @return why it cannot be so, and then nothing was done
     */
    public Optional<Message> takeIntoUse(
            Handle handle,
            StandardId id,
            @Nullable LocalDate runsFrom,
            @Nullable LocalDate citiesFrom,
            Standard.Change change) {
        lock(handle, id);
        List<Standard> all = new ArrayList<>(list(handle));
        Standard had =
                all.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
        if (had == null) {
            return Optional.of(MESSAGES.message("use.unknown"));
        }
        Standard wanted = had.inUse(runsFrom, runsFrom == null ? null : citiesFrom);
        if (wanted.equals(had)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(change.at(), ZoneOffset.UTC);
        if (isPast(had.citiesFrom(), wanted.citiesFrom(), today)) {
            return Optional.of(MESSAGES.message("use.past"));
        }
        all.set(all.indexOf(had), wanted);
        if (Standard.forNewRuns(today, all).isEmpty()
                || Standard.forCities(today, all).isEmpty()) {
            return Optional.of(MESSAGES.message("use.last"));
        }
        StandardRows.putFrame(handle, wanted, true);
        StandardRows.addRevision(handle, wanted, useWords(wanted), change);
        return Optional.empty();
    }

    /** Where a city stood on a past day must not change, so a day that is over is neither set nor moved. */
    private static boolean isPast(@Nullable LocalDate had, @Nullable LocalDate wanted, LocalDate today) {
        boolean same = had == null ? wanted == null : had.equals(wanted);
        return !same && ((had != null && had.isBefore(today)) || (wanted != null && wanted.isBefore(today)));
    }

    private static Message useWords(Standard standard) {
        LocalDate runs = standard.runsFrom();
        LocalDate cities = standard.citiesFrom();
        if (runs == null) {
            return MESSAGES.message("revision.draft");
        }
        return cities == null
                ? MESSAGES.message("revision.use-runs", "runs", runs)
                : MESSAGES.message("revision.use", "runs", runs, "cities", cities);
    }

    /** Makes whoever else changes the Standard wait until this transaction is over. */
    public void lock(Handle handle, StandardId id) {
        handle.createQuery("select id from standard where id = :id for update")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }
}
