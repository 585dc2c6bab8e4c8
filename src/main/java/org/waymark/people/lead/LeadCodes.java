package org.waymark.people.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.people.CityCode;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;

/** Codes by which learners of a city become leads of it. */
public final class LeadCodes {
    /** So long a code is good. */
    public static final Duration LIFE = Duration.ofDays(30);

    /** @param by who makes it, in words; empty for whoever runs the server */
    public void add(Handle handle, CityCode code, CityId city, Instant now, String by) {
        handle.createUpdate("""
                        insert into lead_code (code, city_id, created_at, created_by, ends_at)
                        values (:code, :city, :now, :by, :ends)
                        """)
                .bind("code", code)
                .bind("city", city)
                .bind("now", now)
                .bind("by", by)
                .bind("ends", now.plus(LIFE))
                .execute();
    }

    /** All codes of a city, good or not, the last made first. */
    public List<LeadCode> list(Handle handle, CityId city) {
        return handle.createQuery("""
                        select code, created_at, created_by, ends_at, used_at, ended_at from lead_code
                        where city_id = :city order by created_at desc, code
                        """).bind("city", city).mapTo(LeadCode.class).list();
    }

    /**
     * Uses a code up.
     *
     * @return false when it is no good code of that city
     */
    public boolean markUsed(Handle handle, CityCode code, CityId city, LearnerId learner, Instant now) {
        return handle.createUpdate("""
                                update lead_code set used_at = :now, used_by = :learner
                                where code = :code and city_id = :city and used_at is null and ended_at is null
                                  and ends_at > :now
                                """)
                        .bind("now", now)
                        .bind("learner", learner)
                        .bind("code", code)
                        .bind("city", city)
                        .execute()
                == 1;
    }

    /** @return false when it is no code of that city that is good */
    public boolean markEnded(Handle handle, CityCode code, CityId city, Instant now) {
        return handle.createUpdate("""
                                update lead_code set ended_at = :now
                                where code = :code and city_id = :city and used_at is null and ended_at is null
                                  and ends_at > :now
                                """)
                        .bind("now", now)
                        .bind("code", code)
                        .bind("city", city)
                        .execute()
                == 1;
    }
}
