package org.waymark.standard.crosswalk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;

/**
 * The relations between criteria of two versions. Each pair has one at a time; one that is replaced or removed is kept
 * with the moment at which it ended, so that any past moment gives the relations of then.
 */
public final class Associations {

    /**
     * A relation with its past.
     *
     * @param removedAt the moment at which it was replaced or removed; null while it holds
     */
    public record Kept(
            Association association,
            Instant recordedAt,
            String recordedBy,
            @Nullable Instant removedAt,
            @Nullable String removedBy) {}

    private record Row(
            StandardId fromStandard,
            CriterionCode fromCriterion,
            StandardId toStandard,
            CriterionCode toCriterion,
            AssociationType type,
            @Nullable String note,
            boolean provisional,
            Instant recordedAt,
            String recordedBy,
            @Nullable Instant removedAt,
            @Nullable String removedBy) {
        Kept kept() {
            return new Kept(
                    new Association(
                            new CriterionRef(fromStandard, fromCriterion),
                            new CriterionRef(toStandard, toCriterion),
                            type,
                            note,
                            provisional),
                    recordedAt,
                    recordedBy,
                    removedAt,
                    removedBy);
        }
    }

    private static final String ALL = """
            select from_standard, from_criterion, to_standard, to_criterion, type, note, provisional,
            recorded_at, recorded_by, removed_at, removed_by from association""";
    private static final String PAIR = """
             where from_standard = :fromStandard and from_criterion = :fromCode
            and to_standard = :toStandard and to_criterion = :toCode""";
    private static final String ORDER =
            " order by from_standard, from_criterion, to_standard, to_criterion, recorded_at";

    /** The relations of all versions that held at a moment. */
    public List<Association> list(Handle handle, Instant moment) {
        return handle.createQuery(
                        ALL + " where recorded_at <= :at and (removed_at is null or removed_at > :at)" + ORDER)
                .bind("at", moment)
                .mapTo(Row.class)
                .map(row -> row.kept().association())
                .list();
    }

    /** Counts the changes that were ever made to relations: as long as it is the same, so are they. */
    public int countChanges(Handle handle) {
        return handle.createQuery("select count(*) + count(removed_at) from association")
                .mapTo(Integer.class)
                .one();
    }

    /** The relations of now. */
    public List<Association> list(Handle handle) {
        return listKept(handle).stream().map(Kept::association).toList();
    }

    /** The relations of now, each with when it was recorded. */
    public List<Kept> listKept(Handle handle) {
        return handle.createQuery(ALL + " where removed_at is null" + ORDER)
                .mapTo(Row.class)
                .map(Row::kept)
                .list();
    }

    /** The last change that was ever made to relations; empty when there was none. */
    public Optional<Instant> findLastChange(Handle handle) {
        return handle.createQuery(
                        "select greatest(max(recorded_at), coalesce(max(removed_at), max(recorded_at))) from association")
                .mapTo(Instant.class)
                .findFirst();
    }

    /** All relations that a pair has had, the oldest first. */
    public List<Kept> history(Handle handle, CriterionRef from, CriterionRef to) {
        return bind(handle, ALL + PAIR + " order by recorded_at", from, to);
    }

    /** All relations that were ever said from criteria of one version to those of another, the oldest first. */
    public List<Kept> history(Handle handle, StandardId from, StandardId to) {
        return handle.createQuery(ALL + " where from_standard = :from and to_standard = :to order by recorded_at")
                .bind("from", from)
                .bind("to", to)
                .mapTo(Row.class)
                .map(Row::kept)
                .list();
    }

    public Optional<Association> find(Handle handle, CriterionRef from, CriterionRef to) {
        return bind(handle, ALL + PAIR + " and removed_at is null", from, to).stream()
                .map(Kept::association)
                .findFirst();
    }

    /** Keeps a relation in place of the one that the pair has; false when it has just this one. */
    public boolean put(Handle handle, Association association, Standard.Change change) {
        lock(handle, association.to().standard());
        if (find(handle, association.from(), association.to()).equals(Optional.of(association))) {
            return false;
        }
        end(handle, association.from(), association.to(), change);
        handle.createUpdate("""
                        insert into association (id, from_standard, from_criterion, to_standard, to_criterion, type,
                        note, provisional, recorded_at, recorded_by)
                        values (:id, :fromStandard, :fromCode, :toStandard, :toCode, :type, :note, :provisional, :at, :by)""")
                .bind("id", UUID.randomUUID())
                .bind("fromStandard", association.from().standard())
                .bind("fromCode", association.from().code())
                .bind("toStandard", association.to().standard())
                .bind("toCode", association.to().code())
                .bind("type", association.type())
                .bind("note", association.note())
                .bind("provisional", association.provisional())
                .bind("at", change.at())
                .bind("by", change.by())
                .execute();
        return true;
    }

    /** Removes the relation of a pair; false when it has none. */
    public boolean remove(Handle handle, CriterionRef from, CriterionRef to, Standard.Change change) {
        lock(handle, to.standard());
        return end(handle, from, to, change);
    }

    /** Adds the built-in crosswalk when nothing has ever been said about its two versions. */
    public void addBuiltIn(Handle handle, List<Standard> known, Instant at) {
        CrosswalkFile file = CrosswalkFile.builtIn();
        boolean empty = handle.createQuery("""
                                select count(*) from association
                                where from_standard = :from and to_standard = :to""")
                        .bind("from", file.from())
                        .bind("to", file.to())
                        .mapTo(Long.class)
                        .one()
                == 0;
        if (empty) {
            Standard.Change change = Standard.Change.ofProgram(at);
            // An administrator may have given criteria other codes; what is said about a code then means nothing.
            file.associations().stream()
                    .filter(one -> isKnown(one.from(), known) && isKnown(one.to(), known))
                    .forEach(one -> put(handle, one, change));
        }
    }

    private static boolean isKnown(CriterionRef ref, List<Standard> known) {
        return known.stream()
                .filter(standard -> standard.id().equals(ref.standard()))
                .anyMatch(standard -> standard.findCriterion(ref.code()).isPresent());
    }

    private static boolean end(Handle handle, CriterionRef from, CriterionRef to, Standard.Change change) {
        return handle.createUpdate("update association set removed_at = :at, removed_by = :by" + PAIR
                                + " and removed_at is null")
                        .bind("at", change.at())
                        .bind("by", change.by())
                        .bind("fromStandard", from.standard())
                        .bind("fromCode", from.code())
                        .bind("toStandard", to.standard())
                        .bind("toCode", to.code())
                        .execute()
                > 0;
    }

    private static List<Kept> bind(Handle handle, String sql, CriterionRef from, CriterionRef to) {
        return handle.createQuery(sql)
                .bind("fromStandard", from.standard())
                .bind("fromCode", from.code())
                .bind("toStandard", to.standard())
                .bind("toCode", to.code())
                .mapTo(Row.class)
                .map(Row::kept)
                .list();
    }

    /** Two changes at once take turns here, so that no pair gets two relations. */
    private static void lock(Handle handle, StandardId standard) {
        handle.createQuery("select id from standard where id = :id for update")
                .bind("id", standard)
                .mapTo(String.class)
                .findOne();
    }
}
