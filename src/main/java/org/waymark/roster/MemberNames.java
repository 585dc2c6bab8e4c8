package org.waymark.roster;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;

/** Stores what reports may name the members of a course by, beside the subject: good within that course only. */
public final class MemberNames {

    /** A kind of name by which a report names a member. */
    public enum Name {
        EMAIL_HASH("email_hash"),
        USERNAME("username"),
        SOURCEDID("sourcedid");

        private final String column;

        Name(String column) {
            this.column = column;
        }
    }

    private record Named(String named, String subject) {}

    /** The subjects of those who are in the course, by such a name, written in small letters; several where it is not unique. */
    public Map<String, List<String>> listSubjects(Handle handle, CourseId course, Name by, Collection<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        List<String> small =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        // A hash is in small letters as it is; as a bare column it is found by its index.
        String column = by == Name.EMAIL_HASH ? by.column : "lower(" + by.column + ")";
        return handle.createQuery("select " + column + " as named, subject from member where course_id = :course"
                        + " and not gone and " + column + " in (<names>) order by subject")
                .bind("course", course)
                .bindList("names", small)
                .mapTo(Named.class)
                .collect(groupingBy(Named::named, mapping(Named::subject, toList())));
    }

    /** Notes an address that a launch told. Writes only when it is another than is known. */
    public void markAddress(Handle handle, CourseId course, String subject, String hash, @Nullable String email) {
        handle.createUpdate("""
                        update member set email_hash = :hash, email = cast(:email as varchar(255))
                        where course_id = :course and subject = :subject
                          and (email_hash is null or email_hash <> :hash
                            or coalesce(email, '') <> coalesce(cast(:email as varchar(255)), ''))
                        """)
                .bind("hash", hash)
                .bind("email", email)
                .bind("course", course)
                .bind("subject", subject)
                .execute();
    }

    /**
     * Forgets the addresses that a platform has told.
     *
     * @param hashes whether their hashes are forgotten too
     */
    public void removeAddresses(Handle handle, RegistrationId registration, boolean hashes) {
        handle.createUpdate("""
                        update member set email = null, email_hash = case when :hashes then null else email_hash end
                        where (email is not null or email_hash is not null)
                          and course_id in (select context.id from context
                            join deployment on deployment.id = context.deployment_id
                            where deployment.registration_id = :registration
                            union all select resource_link.id from resource_link
                            join deployment on deployment.id = resource_link.deployment_id
                            where deployment.registration_id = :registration)
                        """)
                .bind("hashes", hashes)
                .bind("registration", registration)
                .execute();
    }

    /** Tells whether the platform has told that this is the address of somebody. */
    public boolean isAddressOf(Handle handle, RegistrationId registration, String subject, String hash) {
        return handle.createQuery("""
                        select 1 from member where subject = :subject and email_hash = :hash and course_id in (
                          select context.id from context join deployment on deployment.id = context.deployment_id
                          where deployment.registration_id = :registration
                          union all
                          select resource_link.id from resource_link
                          join deployment on deployment.id = resource_link.deployment_id
                          where deployment.registration_id = :registration)
                        fetch first 1 row only
                        """)
                .bind("subject", subject)
                .bind("hash", hash)
                .bind("registration", registration)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Tells whether the platform has told the address of anybody in a course. */
    public boolean knowsAddresses(Handle handle, CourseId course) {
        return handle.createQuery("""
                        select 1 from member where course_id = :course and email_hash is not null and not gone
                        fetch first 1 row only
                        """)
                .bind("course", course)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
