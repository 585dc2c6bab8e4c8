package org.waymark.standard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The tables of criteria and prerequisites, for {@link Standards}. */
final class CriterionRows {
    private CriterionRows() {}

    static List<Criterion> list(Handle handle, StandardId standard, Function<String, PracticeArea> area) {
        Map<String, List<CriterionCode>> prerequisites = new HashMap<>();
        handle.createQuery("select criterion, requires from criterion_prerequisite where standard = :id order by place")
                .bind("id", standard.value())
                .map((row, context) -> List.of(row.getString("criterion"), row.getString("requires")))
                .forEach(pair -> prerequisites
                        .computeIfAbsent(pair.get(0), code -> new ArrayList<>())
                        .add(new CriterionCode(pair.get(1))));
        return handle.createQuery("select * from criterion where standard = :id order by place, code")
                .bind("id", standard.value())
                .map((row, context) -> new Criterion(
                        new CriterionCode(row.getString("code")),
                        area.apply(row.getString("area")),
                        row.getString("title"),
                        row.getString("statement"),
                        row.getObject("time_bound_months", Integer.class),
                        prerequisites.getOrDefault(row.getString("code"), List.of()),
                        row.getBoolean("provisional"),
                        row.getString("note")))
                .list();
    }

    static void put(Handle handle, StandardId standard, Criterion criterion, int place, boolean known) {
        String sql = known ? """
                        update criterion set area = :area, title = :title, statement = :statement,
                        time_bound_months = :months, provisional = :provisional, note = :note, place = :place
                        where standard = :id and code = :code""" : """
                        insert into criterion (standard, code, area, title, statement, time_bound_months,
                        provisional, note, place)
                        values (:id, :code, :area, :title, :statement, :months, :provisional, :note, :place)""";
        handle.createUpdate(sql)
                .bind("id", standard.value())
                .bind("code", criterion.code().value())
                .bind("area", criterion.area().code())
                .bind("title", criterion.title())
                .bind("statement", criterion.statement())
                .bind("months", criterion.timeBoundMonths())
                .bind("provisional", criterion.provisional())
                .bind("note", criterion.note())
                .bind("place", place)
                .execute();
    }

    static void putPrerequisites(Handle handle, StandardId standard, Criterion criterion) {
        handle.createUpdate("delete from criterion_prerequisite where standard = :id and criterion = :code")
                .bind("id", standard.value())
                .bind("code", criterion.code().value())
                .execute();
        for (int place = 0; place < criterion.prerequisites().size(); place++) {
            handle.createUpdate("""
                            insert into criterion_prerequisite (standard, criterion, requires, place)
                            values (:id, :code, :requires, :place)""")
                    .bind("id", standard.value())
                    .bind("code", criterion.code().value())
                    .bind("requires", criterion.prerequisites().get(place).value())
                    .bind("place", place)
                    .execute();
        }
    }
}
