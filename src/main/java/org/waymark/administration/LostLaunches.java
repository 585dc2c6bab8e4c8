package org.waymark.administration;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** The table of how many launches are missing in the launch log, by day. */
public final class LostLaunches {

    /** Adds some to those of a day. */
    void add(Handle handle, LocalDate day, long some) {
        handle.createUpdate("insert into launch_lost (lost_on, lost) values (:day, 0) on conflict do nothing")
                .bind("day", day)
                .execute();
        handle.createUpdate("update launch_lost set lost = lost + :some where lost_on = :day")
                .bind("some", some)
                .bind("day", day)
                .execute();
    }

    /** Counts those of that day and later. */
    public long count(Handle handle, LocalDate since) {
        return handle.createQuery("select coalesce(sum(lost), 0) from launch_lost where lost_on >= :since")
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    void removeOld(Handle handle, LocalDate before) {
        handle.createUpdate("delete from launch_lost where lost_on < :before")
                .bind("before", before)
                .execute();
    }
}
