package org.waymark.people;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The time zones in which platforms show dates to people, and so write the reports that they export. */
public final class TimeZones {

    /** Notes the zone of somebody. Writes only when it is another. */
    public void mark(Handle handle, LearnerId learner, String zone) {
        handle.createUpdate("""
                        update learner set time_zone = :zone
                        where id = :id and erased_at is null and (time_zone is null or time_zone <> :zone)
                        """).bind("zone", zone).bind("id", learner).execute();
    }

    public Optional<String> find(Handle handle, LearnerId learner) {
        return handle.createQuery("select time_zone from learner where id = :id and time_zone is not null")
                .bind("id", learner)
                .mapTo(String.class)
                .findOne();
    }
}
