package org.waymark.standing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.waymark.people.CityId;

/** The assessments of cities. Whoever writes holds the city's row. */
public final class CityAssessments {
    private static final String SELECT = """
            select city_id as city, number, assessed_on, standard, level, certified_until, note, takes_back, recorded_at,
              recorded_by from city_assessment
            """;

    private record Row(CityId city, @Nested CityAssessment assessment) {}

    /** @return its number */
    public int add(Handle handle, CityId city, CityAssessment assessment) {
        int number = handle.createQuery(
                        "select coalesce(max(number), 0) + 1 from city_assessment where city_id = :city")
                .bind("city", city)
                .mapTo(Integer.class)
                .one();
        handle.createUpdate("""
                        insert into city_assessment (city_id, number, assessed_on, standard, level, certified_until, note,
                          takes_back, recorded_at, recorded_by)
                        values (:city, :newNumber, :assessedOn, :standard, :level, :certifiedUntil, :note, :takesBack,
                          :recordedAt, :recordedBy)
                        """)
                .bindMethods(assessment)
                .bind("newNumber", number)
                .bind("city", city)
                .execute();
        return number;
    }

    /** All that was recorded, the last first: those taken back and what took them back, too. */
    public List<CityAssessment> list(Handle handle, CityId city) {
        return handle.createQuery(SELECT + " where city_id = :city order by number desc")
                .bind("city", city)
                .mapTo(Row.class)
                .map(Row::assessment)
                .list();
    }

    /** The assessments of each of these cities that stand as things are known now, the latest day first. */
    public Map<CityId, List<CityAssessment>> listStanding(Handle handle, Collection<CityId> cities) {
        Map<CityId, List<CityAssessment>> found = new HashMap<>();
        if (!cities.isEmpty()) {
            handle.createQuery(SELECT + """
                            given where city_id in (<cities>) and takes_back is null
                              and not exists (select 1 from city_assessment later
                                where later.city_id = given.city_id and later.takes_back = given.number)
                            order by assessed_on desc, number desc
                            """)
                    .bindList("cities", List.copyOf(cities))
                    .mapTo(Row.class)
                    .forEach(row -> found.computeIfAbsent(row.city(), city -> new ArrayList<>())
                            .add(row.assessment()));
        }
        return found;
    }
}
