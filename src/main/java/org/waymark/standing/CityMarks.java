package org.waymark.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.people.CityId;

/** What was ever noted of a city's claims and confirmations. Whoever writes holds the city's row. */
public final class CityMarks {

    public void add(Handle handle, CityId city, CityMark mark) {
        handle.createUpdate("""
                        insert into city_mark (city_id, number, standard, criterion, kind, effective_on, taken_back,
                          recorded_at, recorded_by, evidence, assessment, undoes, restates)
                        select cast(:city as uuid), coalesce(max(number), 0) + 1, cast(:standard as varchar(64)),
                          cast(:criterion as varchar(16)), cast(:kind as varchar(10)), cast(:effectiveOn as date),
                          cast(:takenBack as boolean), cast(:recordedAt as timestamp with time zone),
                          cast(:recordedBy as varchar(300)), cast(:evidence as varchar(2000)),
                          cast(:assessment as integer), cast(:undoes as integer), cast(:restates as integer)
                        from city_mark where city_id = :city
                        """).bindMethods(mark).bind("city", city).execute();
    }

    /**
     * Undoes a mark, and what says it again.
     *
     * @param all that was noted, the last first
     * @return false where it is no mark that stands
     */
    public boolean undo(Handle handle, CityId city, List<CityMark> all, int number, Instant at, String by) {
        List<CityMark> meant = CityMark.standing(all).stream()
                .filter(mark ->
                        mark.number() == number || Integer.valueOf(number).equals(mark.restates()))
                .toList();
        meant.forEach(mark -> add(handle, city, mark.undone(at, by)));
        return meant.stream().anyMatch(mark -> mark.number() == number);
    }

    /**
     * Adds a mark that may be of an earlier day than others: those that begin later are said again after it, so that they
     * hold from their day on.
     */
    public void insert(Handle handle, CityId city, List<CityMark> all, CityMark mark) {
        add(handle, city, mark);
        List<CityMark> later = CityMark.standing(all).stream()
                .filter(other -> other.isLike(mark) && other.effectiveOn().isAfter(mark.effectiveOn()))
                .toList();
        // The first one of a list is the last one noted, which counts from its day on.
        LocalDate until = LocalDate.MAX;
        List<CityMark> holding = new ArrayList<>();
        for (CityMark other : later) {
            if (other.effectiveOn().isBefore(until)) {
                holding.add(0, other);
                until = other.effectiveOn();
            }
        }
        holding.forEach(other -> add(handle, city, other.restated(mark.recordedAt(), mark.recordedBy())));
    }

    /** All that was noted, the last first, also what undid something. */
    public List<CityMark> list(Handle handle, CityId city) {
        return handle.createQuery("""
                        select number, standard, criterion, kind, effective_on, taken_back, recorded_at, recorded_by,
                          evidence, assessment, undoes, restates from city_mark where city_id = :city order by number desc
                        """).bind("city", city).mapTo(CityMark.class).list();
    }
}
