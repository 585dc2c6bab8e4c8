package org.waymark.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;

/** The members of courses. They are never removed: whoever is no longer in the course is marked so. */
public final class Members {

    /** A member as later reports of the course may name them; no key but the subject holds beyond the course. */
    public record Member(
            String subject,
            @Nullable String name,
            @Nullable String email,
            @Nullable String sourcedid,
            @Nullable String username) {}

    /** The number of people that may all be missing from lists before the ids of the lists are taken for others. */
    private static final int FEW = 3;

    private static final String ADD = """
            insert into member (course_id, subject, name, sort_name, launched_instructor, learns, active, gone, added_at)
            values (:course, :subject, :name, :sort, :launched, :learns, true, false, :now) on conflict do nothing
            """;

    /** Adds a person to a course as its learner, also one whom the list or an earlier launch called otherwise. */
    public void addLearner(Handle handle, CourseId course, String subject, @Nullable String name, Instant now) {
        addLaunched(handle, course, subject, name, false, now);
    }

    /**
     * Adds a person who came in as instructor: they teach here, whatever the list says. Writes only when that is new.
     */
    public void addInstructor(Handle handle, CourseId course, String subject, @Nullable String name, Instant now) {
        addLaunched(handle, course, subject, name, true, now);
    }

    private static void addLaunched(
            Handle handle, CourseId course, String subject, @Nullable String name, boolean instructor, Instant now) {
        boolean added = handle.createUpdate(ADD)
                        .bind("course", course)
                        .bind("subject", subject)
                        .bind("name", name)
                        .bind("sort", Listed.sortName(name, subject))
                        .bind("launched", instructor)
                        .bind("learns", !instructor)
                        .bind("now", now)
                        .execute()
                == 1;
        if (!added) {
            handle.createUpdate("""
                            update member set launched_instructor = :launched, learns = :learns, gone = false
                            where course_id = :course and subject = :subject
                              and (learns <> :learns or launched_instructor is null or gone)
                            """)
                    .bind("launched", instructor)
                    .bind("learns", !instructor)
                    .bind("course", course)
                    .bind("subject", subject)
                    .execute();
        }
    }

    /**
     * Takes in one page of the platform's list.
     *
     * @param load the number of the reading
     * @return how many of them this reading had not seen before
     */
    public int addListed(Handle handle, CourseId course, int load, Collection<Listed> page, Instant now) {
        if (page.isEmpty()) {
            return 0;
        }
        PreparedBatch add = handle.prepareBatch(ADD);
        PreparedBatch update = handle.prepareBatch("""
                update member set name = coalesce(:name, name),
                  sort_name = case when :name is null then sort_name else :sort end,
                  email_hash = coalesce(:hash, email_hash), email = coalesce(:email, email),
                  sourcedid = :sourcedid, username = :username, active = :active, gone = false, seen_load = :load,
                  listed_learns = :listed,
                  learns = case when launched_instructor is null then :learns else not launched_instructor end
                where course_id = :course and subject = :subject and (seen_load is null or seen_load <> :load)
                """.replace(":name", "cast(:name as varchar(255))")
                .replace(":hash", "cast(:hash as varchar(64))")
                .replace(":email", "cast(:email as varchar(255))"));
        for (Listed one : page) {
            String sort = Listed.sortName(one.name(), one.subject());
            add.bind("course", course)
                    .bindMethods(one)
                    .bind("sort", sort)
                    .bind("launched", (Boolean) null)
                    .bind("now", now)
                    .add();
            update.bind("course", course)
                    .bindMethods(one)
                    .bind("sort", sort)
                    .bind("hash", one.emailHash())
                    .bind("listed", one.learns() && one.active())
                    .bind("load", load)
                    .add();
        }
        add.execute();
        int fresh = 0;
        for (int updated : update.execute()) {
            fresh += updated;
        }
        return fresh;
    }

    /**
     * Marks, after a whole reading, whoever was known when it began and was not on the list as no longer in the course.
     */
    public void markGone(Handle handle, CourseId course, int load, Instant began) {
        handle.createUpdate("""
                        update member set gone = true, listed_learns = false
                        where course_id = :course and (seen_load is null or seen_load <> :load) and added_at < :began
                          and not gone
                        """)
                .bind("course", course)
                .bind("load", load)
                .bind("began", began)
                .execute();
    }

    /** Tells whether somebody came into a course as its instructor when they came in last. */
    public boolean teaches(Handle handle, CourseId course, String subject) {
        return handle.createQuery("""
                        select 1 from member where course_id = :course and subject = :subject and launched_instructor
                        """)
                .bind("course", course)
                .bind("subject", subject)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Finds when a course came to know somebody. */
    public Optional<Instant> findAdded(Handle handle, CourseId course, String subject) {
        return handle.createQuery("select added_at from member where course_id = :course and subject = :subject")
                .bind("course", course)
                .bind("subject", subject)
                .mapTo(Instant.class)
                .findOne();
    }

    /** Tells whether the platform's own list named somebody as a learner of a course when it did so last. */
    public boolean isListedLearner(Handle handle, CourseId course, String subject) {
        return handle.createQuery("""
                        select 1 from member
                        where course_id = :course and subject = :subject and listed_learns and not gone
                        """)
                .bind("course", course)
                .bind("subject", subject)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /**
     * Tells whether the lists of a platform name people by other ids than its launches do (OpenOLAT): of those who came
     * in none was ever on a list. Before a few have come in nobody can tell.
     */
    public boolean hasOtherIds(Handle handle, RegistrationId registration) {
        return hasOtherIds(handle, registration, FEW);
    }

    /**
     * Tells whether people would be shown twice on a page: the list of the course was read to its end, and of the first
     * two who came in by that registration none was ever on a list. Nothing tells then which two entries are one
     * person.
     */
    public boolean isShownTwice(Handle handle, RegistrationId registration, CourseId course) {
        boolean read = handle.createQuery("""
                        select count(*) from roster_load where course_id = :course and whole and people > 0
                        """)
                        .bind("course", course)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        return read && hasOtherIds(handle, registration, 2);
    }

    private static boolean hasOtherIds(Handle handle, RegistrationId registration, int few) {
        List<Boolean> launched = handle.createQuery("""
                        select member.seen_load is not null from deployment
                        join context on context.deployment_id = deployment.id
                        join member on member.course_id = context.id and member.launched_instructor is not null
                        where deployment.registration_id = :registration
                        order by case when member.seen_load is null then 1 else 0 end fetch first :few rows only
                        """)
                .bind("registration", registration)
                .bind("few", few)
                .mapTo(Boolean.class)
                .list();
        return launched.size() == few && !launched.contains(true);
    }

    /** Tells whether somebody was ever seen in, or is listed in, a course of a platform. */
    public boolean isListed(Handle handle, RegistrationId registration, String subject) {
        return handle.createQuery("""
                        select 1 from deployment join context on context.deployment_id = deployment.id
                        join member on member.course_id = context.id and member.subject = :subject
                        where deployment.registration_id = :registration fetch first 1 rows only
                        """)
                .bind("registration", registration)
                .bind("subject", subject)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Lists those of the subjects who learn in that course. */
    public List<Member> list(Handle handle, CourseId course, Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select subject, name, email, sourcedid, username from member
                        where course_id = :course and learns and subject in (<subjects>) order by sort_name, subject
                        """)
                .bind("course", course)
                .bindList("subjects", List.copyOf(subjects))
                .mapTo(Member.class)
                .list();
    }

    /** The names of those of the subjects who learn in a course and have one, by subject. */
    public Map<String, String> listNames(Handle handle, CourseId course, Collection<String> subjects) {
        Map<String, String> names = new HashMap<>();
        for (Member member : list(handle, course, subjects)) {
            if (member.name() != null) {
                names.put(member.subject(), member.name());
            }
        }
        return names;
    }

    /** The subjects of everybody who came into a course as its instructor when they came in last. */
    public Set<String> listTeaching(Handle handle, CourseId course) {
        return handle.createQuery("select subject from member where course_id = :course and launched_instructor")
                .bind("course", course)
                .mapTo(String.class)
                .set();
    }

    /** The subjects of everybody who learns in a course now. */
    public List<String> listLearning(Handle handle, CourseId course) {
        return handle.createQuery("""
                        select subject from member where course_id = :course and learns and not gone
                        order by sort_name, subject
                        """)
                .bind("course", course)
                .mapTo(String.class)
                .list();
    }
}
