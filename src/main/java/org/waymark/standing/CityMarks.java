package org.waymark.standing;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.people.CityId;

/** What was ever noted of a city's claims and confirmations. Whoever writes holds the city's row. */
public final class CityMarks {

    public void add(Handle handle, CityId city, CityMark mark) {
        handle.createUpdate("""
                        insert into city_mark (city_id, number, standard, criterion, kind, effective_on, taken_back,
                          recorded_at, recorded_by, evidence)
                        select cast(:city as uuid), coalesce(max(number), 0) + 1, cast(:standard as varchar(64)),
                          cast(:criterion as varchar(16)), cast(:kind as varchar(10)), cast(:effectiveOn as date),
                          cast(:takenBack as boolean), cast(:recordedAt as timestamp with time zone),
                          cast(:recordedBy as varchar(300)), cast(:evidence as varchar(2000))
                        from city_mark where city_id = :city
                        """).bindMethods(mark).bind("city", city).execute();
    }

    /** All that was noted, the last first. */
    public List<CityMark> list(Handle handle, CityId city) {
        return handle.createQuery("""
                        select standard, criterion, kind, effective_on, taken_back, recorded_at, recorded_by, evidence
                        from city_mark where city_id = :city order by number desc
                        """).bind("city", city).mapTo(CityMark.class).list();
    }
}
