package org.waymark.standard;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables of criteria and prerequisites, for {@link Standards}. */
final class CriterionRows {
    private CriterionRows() {}

    private record Row(
            CriterionCode code,
            String area,
            String title,
            String statement,
            @Nullable Integer timeBoundMonths,
            boolean provisional,
            @Nullable String note) {}

    private record Prerequisite(CriterionCode criterion, CriterionCode requires) {}

    /** @param areas all of the Standard, by code; a foreign key keeps them */
    static List<Criterion> list(Handle handle, StandardId standard, Map<String, PracticeArea> areas) {
        Map<CriterionCode, List<CriterionCode>> prerequisites = handle.createQuery(
                        "select criterion, requires from criterion_prerequisite where standard = :id order by place")
                .bind("id", standard)
                .mapTo(Prerequisite.class)
                .collect(groupingBy(Prerequisite::criterion, mapping(Prerequisite::requires, toList())));
        return handle.createQuery("""
                        select code, area, title, statement, time_bound_months, provisional, note from criterion
                        where standard = :id order by place, code
                        """)
                .bind("id", standard)
                .mapTo(Row.class)
                .map(row -> new Criterion(
                        row.code(),
                        Objects.requireNonNull(areas.get(row.area())),
                        row.title(),
                        row.statement(),
                        row.timeBoundMonths(),
                        prerequisites.getOrDefault(row.code(), List.of()),
                        row.provisional(),
                        row.note()))
                .list();
    }

    static void put(Handle handle, StandardId standard, Criterion criterion, int place, boolean known) {
        String sql = known ? """
                        update criterion set area = :area, title = :title, statement = :statement,
                        time_bound_months = :timeBoundMonths, provisional = :provisional, note = :note, place = :place
                        where standard = :id and code = :code""" : """
                        insert into criterion (standard, code, area, title, statement, time_bound_months,
                        provisional, note, place)
                        values (:id, :code, :area, :title, :statement, :timeBoundMonths, :provisional, :note, :place)""";
        handle.createUpdate(sql)
                .bind("id", standard)
                .bindMethods(criterion)
                .bind("area", criterion.area().code())
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
}
