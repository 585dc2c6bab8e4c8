package org.waymark.people.lead;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;

/** Leads of cities, now and before. Whoever writes holds the learner's row, and then the city's. */
public final class CityLeads {

    /**
     * Adds a lead, who must be a learner of the city.
     *
     * @param by who names the person, in words; empty for whoever runs the server
     * @param byCode whether the person became a lead with a code
     */
    public void add(Handle handle, CityId city, LearnerId learner, Instant now, String by, boolean byCode) {
        handle.createUpdate("""
                        insert into city_lead (id, city_id, learner_id, since, named_by, by_code)
                        values (:id, :city, :learner, :now, :by, :byCode)
                        """)
                .bind("id", UUID.randomUUID())
                .bind("city", city)
                .bind("learner", learner)
                .bind("now", now)
                .bind("by", by)
                .bind("byCode", byCode)
                .execute();
    }

    /** The city that a learner leads: none but the learner's own, and never by the test user of a platform. */
    public Optional<City> findCity(Handle handle, LearnerId learner) {
        return handle.createQuery("""
                        select city.id, city.name, city.people, city.completions from city_lead lead
                        join learner on learner.id = lead.learner_id and learner.city_id = lead.city_id
                          and not learner.test_user
                        join city on city.id = lead.city_id
                        where lead.learner_id = :learner and lead.until is null fetch first 1 row only
                        """)
                .bind("learner", learner)
                .mapTo(City.class)
                .findOne();
    }

    /** Tells whether a learner leads a city. */
    public boolean isLead(Handle handle, LearnerId learner, CityId city) {
        return findCity(handle, learner).filter(led -> led.id().equals(city)).isPresent();
    }

    /** All who lead a city or ever did, the last named first. */
    public List<CityLead> list(Handle handle, CityId city) {
        return handle.createQuery("""
                        select learner.id as learner, learner.name, learner.subject, lead.since, lead.named_by, lead.by_code,
                          lead.until, lead.ended_by
                        from city_lead lead join learner on learner.id = lead.learner_id
                        where lead.city_id = :city order by lead.since desc, learner.id
                        """).bind("city", city).mapTo(CityLead.class).list();
    }

    /**
     * Notes where a lead gets the city's reports by mail.
     *
     * @param mailed with no address for nowhere
     */
    public void markMailed(Handle handle, CityId city, MailedLead mailed) {
        handle.createUpdate("""
                        update city_lead set address = :address, report_token = :token
                        where city_id = :city and learner_id = :learner and until is null
                        """).bindMethods(mailed).bind("city", city).execute();
    }

    /** The leads of a city who get its reports by mail. */
    public List<MailedLead> listMailed(Handle handle, CityId city) {
        return handle.createQuery("""
                        select lead.learner_id as learner, lead.address, lead.report_token as token from city_lead lead
                        join learner on learner.id = lead.learner_id and learner.city_id = lead.city_id
                          and not learner.test_user
                        where lead.city_id = :city and lead.until is null and lead.address is not null
                        order by lead.since, lead.id
                        """)
                .bind("city", city)
                .mapTo(MailedLead.class)
                .list();
    }

    /** Where a lead of a city gets its reports by mail, or once did while the same role lasts. */
    public Optional<MailedLead> findMailed(Handle handle, CityId city, LearnerId learner) {
        return handle.createQuery("""
                        select learner_id as learner, address, report_token as token from city_lead
                        where city_id = :city and learner_id = :learner and until is null and report_token is not null
                        """)
                .bind("city", city)
                .bind("learner", learner)
                .mapTo(MailedLead.class)
                .findOne();
    }

    /** Ends the letters about reports that carry a token; what they lead to stays open. */
    public void markUnmailed(Handle handle, String token) {
        handle.createUpdate("update city_lead set address = null where report_token = :token")
                .bind("token", token)
                .execute();
    }

    /** The lead, and still one, whose letters about reports carry a token. */
    public Optional<MailedLead> findMailed(Handle handle, String token) {
        return handle.createQuery("""
                        select learner_id as learner, address, report_token as token from city_lead
                        where report_token = :token and until is null
                        """)
                .bind("token", token)
                .mapTo(MailedLead.class)
                .findOne();
    }

    /**
     * Ends that a learner leads a city.
     *
     * @param by who ends it, in words; empty for whoever runs the server; null where it ends because the learner leaves
     * @return false when the learner is no lead of that city
     */
    public boolean markEnded(Handle handle, CityId city, LearnerId learner, Instant now, @Nullable String by) {
        return handle.createUpdate("""
                                update city_lead set until = :now, ended_by = :by, address = null, report_token = null
                                where city_id = :city and learner_id = :learner and until is null
                                """)
                        .bind("now", now)
                        .bind("by", by)
                        .bind("city", city)
                        .bind("learner", learner)
                        .execute()
                > 0;
    }
}
