package org.waymark.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/** Learners, each known by registration and subject. */
public final class Learners {
    private static final String SELECT = """
            select learner.id, registration_id, subject, learner.name, test_user, city.id as city_id, city.name as city_name,
              people as city_people, completions as city_completions, learner.language,
              erased_at is not null as erased
            from learner left join city on city.id = learner.city_id
            """;

    public Optional<Learner> find(Handle handle, LearnerId id) {
        return handle.createQuery(SELECT + " where learner.id = :id")
                .bind("id", id)
                .mapTo(Learner.class)
                .findOne();
    }

    public Optional<Learner> find(Handle handle, RegistrationId registrationId, String subject) {
        return handle.createQuery(SELECT + " where registration_id = :registration and subject = :subject")
                .bind("registration", registrationId)
                .bind("subject", subject)
                .mapTo(Learner.class)
                .findOne();
    }

    /**
     * The learner of that registration and subject, made or brought up to date. Writes only when something changed. A
     * test user stays one, whatever roles come later.
     */
    public Learner addOrUpdate(
            Handle handle,
            RegistrationId registrationId,
            String subject,
            @Nullable String name,
            boolean testUser,
            Instant now) {
        Optional<Learner> known = find(handle, registrationId, subject);
        if (known.isEmpty()) {
            handle.createUpdate("""
                            insert into learner (id, registration_id, subject, name, test_user, created_at)
                            values (:id, :registration, :subject, :name, :test, :now) on conflict do nothing
                            """)
                    .bind("id", UUID.randomUUID())
                    .bind("registration", registrationId)
                    .bind("subject", subject)
                    .bind("name", name)
                    .bind("test", testUser)
                    .bind("now", now)
                    .execute();
            return find(handle, registrationId, subject).orElseThrow();
        }
        Learner learner = known.get();
        boolean renamed = name != null && !name.equals(learner.name());
        if (renamed || (testUser && !learner.testUser())) {
            handle.createUpdate("update learner set name = coalesce(:name, name), test_user = test_user or :test"
                            + " where id = :id and erased_at is null")
                    .bind("name", name)
                    .bind("test", testUser)
                    .bind("id", learner.id())
                    .execute();
            return find(handle, learner.id()).orElseThrow();
        }
        return learner;
    }

    /**
     * Makes somebody a test user who was known as none.
     *
     * @return that learner; empty when nobody is known by the subject, or as a test user already
     */
    public Optional<Learner> markTestUser(Handle handle, RegistrationId registrationId, String subject) {
        int turned = handle.createUpdate("""
                        update learner set test_user = true
                        where registration_id = :registration and subject = :subject and not test_user
                        """)
                .bind("registration", registrationId)
                .bind("subject", subject)
                .execute();
        return turned == 0 ? Optional.empty() : find(handle, registrationId, subject);
    }

    /**
     * Holds a learner until the transaction ends: what else holds this learner waits. A writing that changes nothing, for
     * unlike "for update" it lets rows that refer to the learner be added meanwhile.
     *
     * @throws PersonErased when the learner's data was erased: nothing more is kept of the person
     */
    public void lock(Handle handle, LearnerId learner) {
        int held = handle.createUpdate("update learner set test_user = test_user where id = :id and erased_at is null")
                .bind("id", learner)
                .execute();
        if (held == 0 && find(handle, learner).isPresent()) {
            throw new PersonErased();
        }
    }

    /** Holds a learner as {@link #lock} does, also one whose data was erased: what was told can still be taken back. */
    public void lockAlsoErased(Handle handle, LearnerId learner) {
        handle.createUpdate("update learner set test_user = test_user where id = :id")
                .bind("id", learner)
                .execute();
    }

    /**
     * Notes that a learner is here, and holds the learner until the transaction ends.
     *
     * @return false when the learner's data was erased
     */
    public boolean markSeen(Handle handle, LearnerId learner, LocalDate today) {
        return handle.createUpdate("update learner set seen_on = :today where id = :id and erased_at is null")
                        .bind("today", today)
                        .bind("id", learner)
                        .execute()
                == 1;
    }

    /** Removes whatever the row says of a person, who is nobody from then on. */
    public void markErased(Handle handle, LearnerId learner, Instant now) {
        handle.createUpdate("""
                        update learner set subject = :placeholder, name = null, language = null, time_zone = null,
                          seen_on = null, erased_at = :now
                        where id = :id
                        """)
                .bind("placeholder", "erased-" + UUID.randomUUID())
                .bind("now", now)
                .bind("id", learner)
                .execute();
    }

    /** @param language its tag */
    public void markLanguage(Handle handle, LearnerId learner, String language) {
        handle.createUpdate("update learner set language = :language where id = :id and erased_at is null")
                .bind("language", language)
                .bind("id", learner)
                .execute();
    }

    /**
     * Joins a learner to a city, once.
     *
     * @return false when the learner is in a city already
     */
    public boolean markJoined(Handle handle, LearnerId learner, CityId city, Instant now) {
        return handle.createUpdate("""
                                update learner set city_id = :city, city_joined_at = :now
                                where id = :id and city_id is null
                                """)
                        .bind("city", city)
                        .bind("now", now)
                        .bind("id", learner)
                        .execute()
                == 1;
    }

    /**
     * Joins a learner to the city of the same person at another client.
     *
     * @return false when the learner is in a city already, or the programme decided about it
     */
    public boolean markJoinedLike(Handle handle, LearnerId learner, CityId city, LearnerId other, Instant now) {
        return handle.createUpdate("""
                                update learner set city_id = :city, city_joined_at = :now, city_from = :other
                                where id = :id and city_id is null and city_joined_at is null
                                """)
                        .bind("city", city)
                        .bind("other", other)
                        .bind("now", now)
                        .bind("id", learner)
                        .execute()
                == 1;
    }

    /** The learner of that subject in one of the registrations who is in a city by word of his or her own. */
    public Optional<Learner> findInCity(Handle handle, Collection<RegistrationId> registrations, String subject) {
        if (registrations.isEmpty()) {
            return Optional.empty();
        }
        return handle.createQuery(SELECT + """
                         where registration_id in (<registrations>) and subject = :subject and city_id is not null
                          and city_from is null and not test_user
                        order by city_joined_at, learner.id fetch first 1 row only
                        """)
                .bindList("registrations", List.copyOf(registrations))
                .bind("subject", subject)
                .mapTo(Learner.class)
                .findOne();
    }

    /** Lists the learners who have this learner's city through a shared issuer. */
    public List<LearnerId> listLike(Handle handle, LearnerId other) {
        return handle.createQuery("select id from learner where city_from = :other order by id")
                .bind("other", other)
                .mapTo(LearnerId.class)
                .list();
    }

    /** Lists the learners of a registration whose city is known from another client. */
    public List<LearnerId> listKnownFromOther(Handle handle, RegistrationId registrationId) {
        return handle.createQuery(
                        "select id from learner where registration_id = :registration and city_from is not null order by id")
                .bind("registration", registrationId)
                .mapTo(LearnerId.class)
                .list();
    }

    /** Tells whether the learner's city is known from another client; the city counts the same person there. */
    public boolean isKnownFromOther(Handle handle, LearnerId learner) {
        return handle.createQuery("select city_from is not null from learner where id = :id")
                .bind("id", learner)
                .mapTo(Boolean.class)
                .one();
    }

    /** Forgets what was known of a learner's city from another client. */
    public void markUnknown(Handle handle, LearnerId learner) {
        handle.createUpdate("""
                        update learner set city_id = null, city_joined_at = null, city_from = null
                        where id = :id and city_from is not null
                        """).bind("id", learner).execute();
    }

    /**
     * Moves a learner to another city, or out of any when null: the programme's decision only.
     *
     * @param other the same person at another client, with whom the learner is moved; null when moved alone
     */
    public void markMoved(
            Handle handle, LearnerId learner, @Nullable CityId city, @Nullable LearnerId other, Instant now) {
        handle.createUpdate("""
                        update learner set city_id = :city, city_joined_at = :now, city_from = :other where id = :id
                        """)
                .bind("other", other)
                .bind("city", city)
                .bind("now", now)
                .bind("id", learner)
                .execute();
    }

    public List<Learner> list(Handle handle, List<LearnerId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(SELECT + " where learner.id in (<ids>) order by learner.name, subject")
                .bindList("ids", ids)
                .mapTo(Learner.class)
                .list();
    }

    /** Lists the learners who ever came in by that registration. */
    public List<LearnerId> listOfRegistration(Handle handle, RegistrationId registrationId) {
        return handle.createQuery(
                        "select id from learner where registration_id = :registration order by created_at, id")
                .bind("registration", registrationId)
                .mapTo(LearnerId.class)
                .list();
    }

    /** Lists the learners of a registration who have one of these subjects. */
    public List<Learner> list(Handle handle, RegistrationId registrationId, Collection<String> subjects) {
        // One by one: H2 would read every learner of the platform for a list behind the first column of the index.
        return subjects.stream()
                .distinct()
                .flatMap(subject -> find(handle, registrationId, subject).stream())
                .toList();
    }
}
