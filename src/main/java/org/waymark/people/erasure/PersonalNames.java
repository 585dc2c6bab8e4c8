package org.waymark.people.erasure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;

/** What a person is called beside name and ID, and by which other rows the same person is known. */
public final class PersonalNames {
    /**
     * What else names a person beside name and ID.
     *
     * @param plain user names, ID numbers and addresses
     * @param hashes of addresses
     */
    public record Names(Set<String> plain, Set<String> hashes) {}

    /** Lists what the platform's lists and the person's own words call the person. */
    public Names listNames(Handle handle, Learner learner) {
        record Named(
                @Nullable String name,
                @Nullable String email,
                @Nullable String sourcedid,
                @Nullable String username,
                @Nullable String emailHash) {}
        Set<String> plain = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        handle.createQuery("select name, email, sourcedid, username, email_hash from member where "
                        + PersonalTraces.IN_COURSES)
                .bind("subject", learner.subject())
                .bind("registration", learner.registrationId())
                .mapTo(Named.class)
                .forEach(member -> {
                    Stream.of(member.name(), member.email(), member.sourcedid(), member.username())
                            .flatMap(Stream::ofNullable)
                            .forEach(plain::add);
                    Optional.ofNullable(member.emailHash()).ifPresent(hashes::add);
                });
        plain.addAll(handle.createQuery("""
                        select address from sign_up where learner_id = :learner and address is not null
                        union select address from question where learner_id = :learner and address is not null
                        union select address from city_lead where learner_id = :learner and address is not null
                        """)
                .bind("learner", learner.id())
                .mapTo(String.class)
                .list());
        return new Names(plain, hashes);
    }

    /** Lists the other rows of the same person, whose city is known from one to the other. */
    public List<LearnerId> listLinked(Handle handle, Learner learner) {
        return handle.createQuery("""
                        select other.id from learner own join learner other on other.id <> own.id and other.erased_at is null
                          and (other.city_from = own.id or other.id = own.city_from or other.city_from = own.city_from)
                        where own.id = :learner
                        """)
                .bind("learner", learner.id())
                .mapTo(LearnerId.class)
                .list();
    }
}
