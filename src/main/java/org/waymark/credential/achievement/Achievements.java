package org.waymark.credential.achievement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.waymark.json.TextList;
import org.waymark.learning.OpportunityId;
import org.waymark.standard.StandardId;

/** The achievements of practice areas and sets, with every change. */
public final class Achievements {
    private static final String COLUMNS = """
            select a.id, a.kind, a.standard, a.area, r.number, r.name, r.description, r.criteria, r.opportunities, r.months,
              r.issued, r.recorded_at, r.recorded_by
            from achievement a join achievement_revision r on r.achievement = a.id
            """;
    private static final String NOW = COLUMNS + " and r.number = a.version";

    private record Row(
            String id,
            Achievement.Kind kind,
            @Nullable StandardId standard,
            @Nullable UUID area,
            int number,
            String name,
            String description,
            String criteria,
            String opportunities,
            @Nullable Integer months,
            boolean issued,
            Instant recordedAt,
            String recordedBy) {
        Achievement.Revision revision() {
            List<OpportunityId> parts = TextList.read(opportunities).stream()
                    .map(OpportunityId::new)
                    .toList();
            return new Achievement.Revision(
                    number,
                    new Achievement.Terms(name, description, criteria, parts, months),
                    issued,
                    recordedAt,
                    recordedBy);
        }

        Achievement achievement() {
            return new Achievement(new AchievementId(id), kind, standard, area, revision());
        }
    }

    public Optional<Achievement> find(Handle handle, AchievementId id) {
        return handle.createQuery(NOW + " where a.id = :id")
                .bind("id", id.value())
                .mapTo(Row.class)
                .map(Row::achievement)
                .findOne();
    }

    /** The achievement of a practice area; empty before anybody said that it is issued. */
    public Optional<Achievement> findPractice(Handle handle, StandardId standard, UUID area) {
        return handle.createQuery(NOW + " where a.standard = :standard and a.area = :area")
                .bind("standard", standard)
                .bind("area", area)
                .mapTo(Row.class)
                .map(Row::achievement)
                .findOne();
    }

    /** All of a kind, those that are not issued any more too, by name. */
    public List<Achievement> list(Handle handle, Achievement.Kind kind) {
        return handle.createQuery(NOW + " where a.kind = :kind order by r.name, a.id")
                .bind("kind", kind)
                .mapTo(Row.class)
                .map(Row::achievement)
                .list();
    }

    /** Those that are issued now and that a completed run may complete: the practice areas of its Standard, its sets. */
    public List<Achievement> listConcerned(Handle handle, OpportunityId opportunity, StandardId standard) {
        return handle.createQuery(NOW + """
                         where a.issued and (a.standard = :standard
                          or a.id in (select achievement from achievement_part where opportunity = :opportunity))
                        order by a.id
                        """)
                .bind("standard", standard)
                .bind("opportunity", opportunity.value())
                .mapTo(Row.class)
                .map(Row::achievement)
                .list();
    }

    /** Everything that an achievement ever was, the newest first. */
    public List<Achievement.Revision> listRevisions(Handle handle, AchievementId id) {
        return handle.createQuery(COLUMNS + " where a.id = :id order by r.number desc")
                .bind("id", id.value())
                .mapTo(Row.class)
                .map(Row::revision)
                .list();
    }

    /** Returns a name that no achievement has. */
    public AchievementId free(Handle handle, Achievement.Kind kind, String title) {
        for (int number = 1; ; number++) {
            AchievementId id = AchievementId.of(kind, title, number);
            if (find(handle, id).isEmpty()) {
                return id;
            }
        }
    }

    /** Adds an achievement with its first revision. @return false when somebody else added it at the same moment */
    public boolean add(Handle handle, Achievement achievement) {
        int added = handle.createUpdate("""
                        insert into achievement (id, kind, standard, area, version, issued)
                        values (:id, :kind, :standard, :area, 0, false) on conflict do nothing
                        """)
                .bind("id", achievement.id().value())
                .bind("kind", achievement.kind())
                .bind("standard", achievement.standard())
                .bind("area", achievement.area())
                .execute();
        return added == 1 && add(handle, achievement.id(), achievement.now());
    }

    /** Adds a revision, the newest now. @return false when somebody else was faster */
    public boolean add(Handle handle, AchievementId id, Achievement.Revision revision) {
        Achievement.Terms terms = revision.terms();
        boolean next = handle.createUpdate("""
                                update achievement set version = :number, issued = :issued
                                where id = :id and version = :number - 1
                                """)
                        .bind("number", revision.number())
                        .bind("issued", revision.issued())
                        .bind("id", id.value())
                        .execute()
                == 1;
        if (!next) {
            return false;
        }
        handle.createUpdate("""
                        insert into achievement_revision (achievement, number, name, description, criteria, opportunities,
                          months, issued, recorded_at, recorded_by)
                        values (:id, :number, :name, :description, :criteria, :opportunities, :months, :issued, :at, :by)
                        """)
                .bind("id", id.value())
                .bind("number", revision.number())
                .bind("name", terms.name())
                .bind("description", terms.description())
                .bind("criteria", terms.criteria())
                .bind(
                        "opportunities",
                        TextList.write(terms.opportunities().stream()
                                .map(OpportunityId::value)
                                .toList()))
                .bind("months", terms.months())
                .bind("issued", revision.issued())
                .bind("at", revision.recordedAt())
                .bind("by", revision.recordedBy())
                .execute();
        handle.createUpdate("delete from achievement_part where achievement = :id")
                .bind("id", id.value())
                .execute();
        if (revision.issued() && !terms.opportunities().isEmpty()) {
            PreparedBatch parts = handle.prepareBatch(
                    "insert into achievement_part (opportunity, achievement) values (:opportunity, :id)");
            terms.opportunities()
                    .forEach(part -> parts.bind("opportunity", part.value())
                            .bind("id", id.value())
                            .add());
            parts.execute();
        }
        return true;
    }
}
