package org.waymark.standing;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.people.CityId;

/** Notes that staff wrote about cities. Whoever writes holds the city's row. */
public final class CityNotes {

    public void add(Handle handle, CityId city, String text, Instant now, String by) {
        handle.createUpdate("""
                        insert into city_note (city_id, number, text, recorded_at, recorded_by)
                        select cast(:city as uuid), coalesce(max(number), 0) + 1, cast(:text as varchar(4000)),
                          cast(:now as timestamp with time zone), cast(:by as varchar(300))
                        from city_note where city_id = :city
                        """)
                .bind("city", city)
                .bind("text", text)
                .bind("now", now)
                .bind("by", by)
                .execute();
    }

    /** Removes the text of a note; false when there is no such note, or it was removed before. */
    public boolean remove(Handle handle, CityId city, int number, Instant now, String by) {
        return handle.createUpdate("""
                                update city_note set text = '', removed_at = :now, removed_by = :by
                                where city_id = :city and number = :number and removed_at is null
                                """)
                        .bind("city", city)
                        .bind("number", number)
                        .bind("now", now)
                        .bind("by", by)
                        .execute()
                == 1;
    }

    /** All notes, the last first, also those that were removed. */
    public List<CityNote> list(Handle handle, CityId city) {
        return handle.createQuery("""
                        select number, text, recorded_at, recorded_by, removed_at, removed_by from city_note
                        where city_id = :city order by number desc
                        """).bind("city", city).mapTo(CityNote.class).list();
    }
}
