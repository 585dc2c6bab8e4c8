package org.waymark.people.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;

/** What learners let others see. Whoever writes holds the learner's row. */
public final class Consents {

    /** Tells whether a learner gave a consent that holds, to the people of the city that the learner is in. */
    public boolean isGiven(Handle handle, LearnerId learner, Consent.Kind kind) {
        return handle.createQuery("""
                        select 1 from consent join learner on learner.id = consent.learner_id
                        where consent.learner_id = :learner and consent.kind = :kind and consent.until is null
                          and consent.city_id = learner.city_id
                        fetch first 1 row only
                        """)
                .bind("learner", learner)
                .bind("kind", kind)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    public void add(Handle handle, LearnerId learner, Consent.Kind kind, CityId city, Instant now) {
        handle.createUpdate("""
                        insert into consent (id, learner_id, kind, city_id, since)
                        values (:id, :learner, :kind, :city, :now)
                        """)
                .bind("id", UUID.randomUUID())
                .bind("learner", learner)
                .bind("kind", kind)
                .bind("city", city)
                .bind("now", now)
                .execute();
    }

    /** @return false when there was none that held */
    public boolean markEnded(Handle handle, LearnerId learner, Consent.Kind kind, Instant now) {
        return handle.createUpdate("""
                                update consent set until = :now
                                where learner_id = :learner and kind = :kind and until is null
                                """)
                        .bind("now", now)
                        .bind("learner", learner)
                        .bind("kind", kind)
                        .execute()
                > 0;
    }

    /**
     * Ends a consent of a person, also where the same person gave it at another client.
     *
     * @return false when there was none that held
     */
    public boolean markEndedEverywhere(Handle handle, LearnerId learner, Consent.Kind kind, Instant now) {
        return handle.createUpdate("""
                                update consent set until = :now where kind = :kind and until is null and (
                                  learner_id = :learner
                                  or learner_id in (select id from learner where city_from = :learner)
                                  or learner_id in (select city_from from learner where id = :learner)
                                  or learner_id in (select other.id from learner other join learner own
                                    on own.city_from = other.city_from where own.id = :learner))
                                """)
                        .bind("now", now)
                        .bind("learner", learner)
                        .bind("kind", kind)
                        .execute()
                > 0;
    }

    /** All that a learner ever gave, the last first. */
    public List<Consent> list(Handle handle, LearnerId learner) {
        return handle.createQuery("""
                        select consent.kind, city.name as city, consent.since, consent.until
                        from consent join city on city.id = consent.city_id
                        where consent.learner_id = :learner order by consent.since desc, consent.id
                        """)
                .bind("learner", learner)
                .mapTo(Consent.class)
                .list();
    }
}
