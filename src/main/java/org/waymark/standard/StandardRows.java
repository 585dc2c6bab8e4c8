package org.waymark.standard;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.json.TextList;
import org.waymark.language.Message;

/** The tables of a Standard, for {@link Standards}. */
final class StandardRows {
    private StandardRows() {}

    private record Frame(
            String title,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate runsFrom,
            @Nullable LocalDate citiesFrom,
            int criteriaCount,
            Rounding rounding,
            boolean provisional,
            String notes) {}

    private record Area(String code, String title, String formerTitles) {}

    private record Row(
            CriterionCode code,
            @Nullable UUID caseId,
            String area,
            String title,
            String formerTitles,
            String statement,
            @Nullable Integer timeBoundMonths,
            boolean core,
            boolean provisional,
            @Nullable String note) {}

    private record Prerequisite(CriterionCode criterion, CriterionCode requires) {}

    private record Kept(
            int number,
            Instant recordedAt,
            String recordedBy,
            Message what,
            @Nullable LocalDate runsFrom,
            @Nullable LocalDate citiesFrom,
            String file) {}

    static Optional<Standard> find(Handle handle, StandardId id) {
        return handle.createQuery("""
                        select title, valid_from, valid_until, runs_from, cities_from, criteria_count, rounding,
                        provisional, notes from standard where id = :id""")
                .bind("id", id)
                .mapTo(Frame.class)
                .findOne()
                .map(frame -> filled(handle, id, frame));
    }

    private static Standard filled(Handle handle, StandardId id, Frame frame) {
        List<PracticeArea> areas = handle.createQuery("""
                        select code, title, former_titles from practice_area where standard = :id
                        order by place, code
                        """)
                .bind("id", id)
                .mapTo(Area.class)
                .map(area -> new PracticeArea(area.code(), area.title(), StandardFile.readTitles(area.formerTitles())))
                .list();
        List<Level> levels =
                handle.createQuery("""
                        select code, title, share_percent as percent, points, provisional, note from standard_level
                        where standard = :id order by points
                        """).bind("id", id).mapTo(Level.class).list();
        Map<String, PracticeArea> byCode = new HashMap<>();
        areas.forEach(area -> byCode.put(area.code(), area));
        return new Standard(
                id,
                frame.title(),
                frame.validFrom(),
                frame.validUntil(),
                frame.runsFrom(),
                frame.citiesFrom(),
                frame.criteriaCount(),
                frame.rounding(),
                frame.provisional(),
                TextList.read(frame.notes()),
                areas,
                levels,
                criteria(handle, id, byCode));
    }

    /** @param areas all of the Standard, by code; a foreign key keeps them */
    private static List<Criterion> criteria(Handle handle, StandardId standard, Map<String, PracticeArea> areas) {
        Map<CriterionCode, List<CriterionCode>> prerequisites = handle.createQuery(
                        "select criterion, requires from criterion_prerequisite where standard = :id order by place")
                .bind("id", standard)
                .mapTo(Prerequisite.class)
                .collect(groupingBy(Prerequisite::criterion, mapping(Prerequisite::requires, toList())));
        return handle.createQuery("""
                        select code, case_id, area, title, former_titles, statement, time_bound_months, core, provisional,
                        note from criterion where standard = :id order by place, code
                        """)
                .bind("id", standard)
                .mapTo(Row.class)
                .map(row -> new Criterion(
                        row.code(),
                        row.caseId() == null ? Criterion.caseId(standard, row.code()) : row.caseId(),
                        Objects.requireNonNull(areas.get(row.area())),
                        row.title(),
                        StandardFile.readTitles(row.formerTitles()),
                        row.statement(),
                        row.timeBoundMonths(),
                        row.core(),
                        prerequisites.getOrDefault(row.code(), List.of()),
                        row.provisional(),
                        row.note()))
                .list();
    }

    static void putFrame(Handle handle, Standard wanted, boolean known) {
        String sql = known ? """
                        update standard set title = :title, valid_from = :validFrom, valid_until = :validUntil,
                        runs_from = :runsFrom, cities_from = :citiesFrom, criteria_count = :criteriaCount,
                        rounding = :rounding, provisional = :provisional, notes = :notes where id = :id""" : """
                        insert into standard (id, title, valid_from, valid_until, runs_from, cities_from,
                        criteria_count, rounding, provisional, notes)
                        values (:id, :title, :validFrom, :validUntil, :runsFrom, :citiesFrom,
                        :criteriaCount, :rounding, :provisional, :notes)""";
        handle.createUpdate(sql)
                .bindMethods(wanted)
                .bind("notes", TextList.write(wanted.notes()))
                .execute();
    }

    /** An area is known by its title, or else by its code, unless that is the code of one that is known by its title. */
    static void putAreas(Handle handle, Standard had, Standard wanted) {
        Set<String> named = wanted.areas().stream().map(PracticeArea::title).collect(Collectors.toSet());
        Map<String, String> titles =
                had.areas().stream().collect(Collectors.toMap(PracticeArea::title, PracticeArea::code));
        Set<String> codes = had.areas().stream()
                .filter(area -> !named.contains(area.title()))
                .map(PracticeArea::code)
                .collect(Collectors.toSet());
        List<PracticeArea> codesFirst = wanted.areas().stream()
                .sorted(Comparator.comparing(area -> !titles.containsKey(area.title())))
                .toList();
        for (PracticeArea area : codesFirst) {
            String sql = """
                    insert into practice_area (standard, code, title, former_titles, place, case_id)
                    values (:id, :code, :title, :former, :place, :caseId)""";
            UUID caseId;
            if (titles.containsKey(area.title())) {
                sql = """
                        update practice_area set code = :code, former_titles = :former, place = :place,
                        case_id = coalesce(case_id, :caseId) where standard = :id and title = :title""";
                caseId = PracticeArea.caseId(wanted.id(), titles.get(area.title()));
            } else if (codes.contains(area.code())) {
                sql = """
                        update practice_area set title = :title, former_titles = :former, place = :place,
                        case_id = coalesce(case_id, :caseId) where standard = :id and code = :code""";
                caseId = PracticeArea.caseId(wanted.id(), area.code());
            } else {
                caseId = freeAreaId(handle, PracticeArea.caseId(wanted.id(), area.code()));
            }
            handle.createUpdate(sql)
                    .bind("id", wanted.id())
                    .bind("code", area.code())
                    .bind("title", area.title())
                    .bind("former", StandardFile.json(area.formerTitles()))
                    .bind("place", wanted.areas().indexOf(area))
                    .bind("caseId", caseId)
                    .execute();
        }
    }

    /** The identifier that follows from a code may belong to the area that had the code before. */
    private static UUID freeAreaId(Handle handle, UUID id) {
        boolean taken = handle.createQuery("select count(*) from practice_area where case_id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        return taken ? freeAreaId(handle, PracticeArea.next(id)) : id;
    }

    static void putLevels(Handle handle, Standard had, Standard wanted) {
        if (had.levels().equals(wanted.levels())) {
            return;
        }
        handle.createUpdate("delete from standard_level where standard = :id")
                .bind("id", wanted.id())
                .execute();
        for (Level level : wanted.levels()) {
            handle.createUpdate("""
                            insert into standard_level
                            (standard, code, title, share_percent, points, provisional, note)
                            values (:id, :code, :title, :percent, :points, :provisional, :note)""").bind("id", wanted.id()).bindMethods(level).execute();
        }
    }

    static void putCriterion(Handle handle, StandardId standard, Criterion criterion, int place, boolean known) {
        String sql = known ? """
                        update criterion set case_id = :caseId, area = :area, title = :title, former_titles = :former,
                        statement = :statement, time_bound_months = :timeBoundMonths, core = :core,
                        provisional = :provisional, note = :note, place = :place
                        where standard = :id and code = :code""" : """
                        insert into criterion (standard, code, case_id, area, title, former_titles, statement,
                        time_bound_months, core, provisional, note, place)
                        values (:id, :code, :caseId, :area, :title, :former, :statement,
                        :timeBoundMonths, :core, :provisional, :note, :place)""";
        handle.createUpdate(sql)
                .bind("id", standard)
                .bindMethods(criterion)
                .bind("area", criterion.area().code())
                .bind("former", StandardFile.json(criterion.formerTitles()))
                .bind("place", place)
                .execute();
    }

    static void putPrerequisites(Handle handle, StandardId standard, Criterion criterion) {
        handle.createUpdate("delete from criterion_prerequisite where standard = :id and criterion = :code")
                .bind("id", standard)
                .bind("code", criterion.code())
                .execute();
        for (int place = 0; place < criterion.prerequisites().size(); place++) {
            handle.createUpdate("""
                            insert into criterion_prerequisite (standard, criterion, requires, place)
                            values (:id, :code, :requires, :place)""")
                    .bind("id", standard)
                    .bind("code", criterion.code())
                    .bind("requires", criterion.prerequisites().get(place))
                    .bind("place", place)
                    .execute();
        }
    }

    /** A changed code is carried to everything that refers to it by "on update cascade"; the identifier stays. */
    static void rename(Handle handle, StandardId standard, Criterion criterion, CriterionCode code) {
        handle.createUpdate("update criterion set code = :code, case_id = :caseId where standard = :id and code = :old")
                .bind("code", code)
                .bind("caseId", criterion.caseId())
                .bind("id", standard)
                .bind("old", criterion.code())
                .execute();
    }

    static int lastRevision(Handle handle, StandardId id) {
        return handle.createQuery("select coalesce(max(number), 0) from standard_revision where standard = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    static void addRevision(Handle handle, Standard standard, Message what, Standard.Change change) {
        handle.createUpdate("""
                        insert into standard_revision
                        (standard, number, recorded_at, recorded_by, what, runs_from, cities_from, file)
                        values (:id, :number, :at, :by, :what, :runsFrom, :citiesFrom, :file)""")
                .bindMethods(standard)
                .bind("number", lastRevision(handle, standard.id()) + 1)
                .bind("at", change.at())
                .bind("by", change.by())
                .bind("what", what)
                .bind("file", StandardFile.json(standard))
                .execute();
    }

    static List<Standard.Revision> revisions(Handle handle, StandardId id) {
        return handle.createQuery("""
                        select number, recorded_at, recorded_by, what, runs_from, cities_from, file
                        from standard_revision where standard = :id order by number""")
                .bind("id", id)
                .mapTo(Kept.class)
                .map(kept -> new Standard.Revision(
                        kept.number(),
                        kept.recordedAt(),
                        kept.recordedBy(),
                        kept.what(),
                        StandardFile.parse(kept.file()).get().standard().inUse(kept.runsFrom(), kept.citiesFrom())))
                .list();
    }
}
