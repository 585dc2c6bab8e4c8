package org.waymark.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.waymark.people.CityId;
import org.waymark.progress.city.CityFacts;
import org.waymark.progress.city.Mark;
import org.waymark.progress.city.Support;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.StandardId;

/** Reads the facts of cities as they were known on a day, under all versions of the Standard. */
public final class Tallies {

    private record SupportRow(
            CityId city, String run, StandardId standard, CriterionCode criterion, LocalDate completedOn, int count) {}

    private record MarkRow(
            CityId city, StandardId standard, CriterionCode criterion, Mark.Kind kind, LocalDate effectiveOn) {}

    public CityFacts get(Handle handle, CityId city, AsOf on) {
        return list(handle, List.of(city), on).getOrDefault(city, CityFacts.NONE);
    }

    /** Reads the facts of several cities at once; those of which nothing is known are left out. */
    public Map<CityId, CityFacts> list(Handle handle, Collection<CityId> cities, AsOf on) {
        if (cities.isEmpty()) {
            return Map.of();
        }
        Map<CityId, List<Support>> supports = new HashMap<>();
        handle.createQuery("""
                        select city_id as city, run, standard, criterion, completed_on, sum(supported) as count
                        from city_support
                        where city_id in (<cities>) and recorded_on <= :known and completed_on <= :day
                        group by city_id, run, standard, criterion, completed_on having sum(supported) <> 0
                        """)
                .bindList("cities", List.copyOf(cities))
                .bind("day", on.day())
                .bind("known", on.known())
                .mapTo(SupportRow.class)
                .forEach(row -> supports.computeIfAbsent(row.city(), city -> new ArrayList<>())
                        .add(new Support(
                                new CriterionRef(row.standard(), row.criterion()),
                                row.run(),
                                row.completedOn(),
                                row.count())));
        Map<CityId, List<Mark>> marks = new HashMap<>();
        handle.createQuery("""
                        select city_id as city, standard, criterion, kind, effective_on from city_mark mark
                        where city_id in (<cities>) and recorded_at < :end and effective_on <= :day and not taken_back
                          and undoes is null
                          and not exists (select 1 from city_mark undo where undo.city_id = mark.city_id
                            and undo.undoes = mark.number and undo.recorded_at < :end)
                          and not exists (select 1 from city_mark later
                            where later.city_id = mark.city_id and later.standard = mark.standard
                              and later.criterion = mark.criterion and later.kind = mark.kind
                              and later.number > mark.number and later.recorded_at < :end
                              and later.effective_on <= :day and later.undoes is null
                              and not exists (select 1 from city_mark undo where undo.city_id = later.city_id
                                and undo.undoes = later.number and undo.recorded_at < :end))
                        """)
                .bindList("cities", List.copyOf(cities))
                .bind("day", on.day())
                .bind("end", on.end())
                .mapTo(MarkRow.class)
                .forEach(row -> marks.computeIfAbsent(row.city(), city -> new ArrayList<>())
                        .add(new Mark(
                                new CriterionRef(row.standard(), row.criterion()), row.kind(), row.effectiveOn())));
        Map<CityId, CityFacts> all = new HashMap<>();
        for (CityId city : cities) {
            if (supports.containsKey(city) || marks.containsKey(city)) {
                all.put(
                        city,
                        new CityFacts(supports.getOrDefault(city, List.of()), marks.getOrDefault(city, List.of())));
            }
        }
        return all;
    }
}
