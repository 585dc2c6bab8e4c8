package org.waymark.people.retention;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.people.LearnerId;

/** Finds what is older than a rule says, and removes it a piece at a time. */
public final class OldRows {
    /** So many rows at most are removed in one transaction. */
    public static final int AT_ONCE = 500;

    private static final int COURSES_AT_ONCE = 20;

    /** The day on which a run ended; of one without an end, the day of the row itself. */
    private static final String ENDED = " case when run.last_day is null or run.last_day >= date '9999-01-01'"
            + " then cast(%s as date) else run.last_day end < :before";

    private static final String SEEN = "coalesce(%1$s.seen_on, cast(%1$s.created_at as date))";

    /** Leads a city, has a run ahead, or was told of by some source since then. */
    private static final String BUSY = """
            exists (select 1 from city_lead lead where lead.learner_id = somebody.id and lead.until is null)
              or exists (select 1 from sign_up join run on run.slug = sign_up.run
                where sign_up.learner_id = somebody.id and sign_up.state in ('APPLIED', 'PLACED', 'WAITING')
                  and (run.last_day is null or run.last_day >= :today))
              or exists (select 1 from completion told where told.learner_id = somebody.id
                and cast(told.recorded_at as date) >= :before)""";

    /** People of whom nobody has seen anything, who lead no city and have no run ahead; of one person, all rows. */
    private static final String PEOPLE = " from learner where learner.erased_at is null and "
            + SEEN.formatted("learner") + """
             < :before
              and not""" + " (" + BUSY.replace("somebody", "learner") + """
            )
              and not exists (select 1 from learner other where other.erased_at is null and other.id <> learner.id
                and (other.city_from = learner.id or other.id = learner.city_from or other.city_from = learner.city_from)
                and ("""
            + SEEN.formatted("other") + """
             >= :before or"""
            + " " + BUSY.replace("somebody", "other") + """
            ))
              and not exists (select 1 from registration own join shared_issuer on shared_issuer.issuer = own.issuer
                join registration client on client.issuer = own.issuer and client.id <> own.id
                join learner other on other.registration_id = client.id and other.subject = learner.subject
                where own.id = learner.registration_id and other.erased_at is null and (""" + SEEN.formatted("other") + """
             >= :before or""" + " "
            + BUSY.replace("somebody", "other") + """
            ))
            """;

    private static final String ANSWERS =
            " from sign_up join run on run.slug = sign_up.run where sign_up.answers <> '[]'" + " and"
                    + ENDED.formatted("sign_up.changed_at");

    private static final String ATTENDED =
            " from %1$s one join activity on activity.resource_link_id = one.resource_link_id"
                    + " join run on run.slug = activity.run where" + ENDED.formatted("one.marked_at");

    private static final String OBJECTIONS =
            " from objection where answered_at is not null and cast(answered_at as date) < :before";

    /** Questions that nobody has to do anything about; what a city asks to host stays. */
    private static final String QUESTIONS =
            " from question where state <> 'OPEN' and topic <> 'HOSTING' and cast(changed_at as date) < :before";

    private static final String TRIES = " from score_attempt attempt join score on score.id = attempt.score_id"
            + " where score.state not in ('QUEUED', 'WAITING') and cast(attempt.tried_at as date) < :before";

    /** Courses that were opened, but not since then, and whose list is not being read. */
    private static final String COURSES = """
             from (select coalesce(context_id, id) as course, max(coalesce(opened_on, cast(created_at as date))) as opened
               from resource_link group by coalesce(context_id, id)) known
            where known.opened < :before and exists (select 1 from member where member.course_id = known.course)
              and not exists (select 1 from roster_load reading
                where reading.course_id = known.course and reading.finished_at is null)
            """;

    /** Counts the rows, or people, that a rule concerns on that day. */
    public long count(Handle handle, RetentionRule rule, LocalDate today) {
        return switch (rule.kind()) {
            case PEOPLE -> one(handle, "select count(*)" + PEOPLE, rule, today);
            case ANSWERS -> one(handle, "select count(*)" + ANSWERS, rule, today);
            case ATTENDANCE ->
                one(handle, "select count(*)" + ATTENDED.formatted("attendance"), rule, today)
                        + one(handle, "select count(*)" + ATTENDED.formatted("worksheet"), rule, today);
            case OBJECTIONS -> one(handle, "select count(*)" + OBJECTIONS, rule, today);
            case QUESTIONS -> one(handle, "select count(*)" + QUESTIONS, rule, today);
            case GRADE_TRIES -> one(handle, "select count(*)" + TRIES, rule, today);
            case COURSE_LISTS ->
                one(
                        handle,
                        "select count(*) from member where course_id in (select known.course" + COURSES + ")",
                        rule,
                        today);
        };
    }

    private static long one(Handle handle, String sql, RetentionRule rule, LocalDate today) {
        var query = handle.createQuery(sql).bind("before", rule.before(today));
        return (sql.contains(":today") ? query.bind("today", today) : query)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Lists people whom the rule about people concerns, by their ids.
     *
     * @param after the last that was listed; null for the beginning
     */
    public List<LearnerId> listPeople(
            Handle handle, RetentionRule rule, LocalDate today, @Nullable LearnerId after, int most) {
        String from = after == null ? "" : " and learner.id > :after";
        var query = handle.createQuery(
                        "select learner.id" + PEOPLE + from + " order by learner.id fetch first :most rows only")
                .bind("before", rule.before(today))
                .bind("today", today)
                .bind("most", most);
        return (after == null ? query : query.bind("after", after))
                .mapTo(LearnerId.class)
                .list();
    }

    /** Tells whether the rule about people concerns somebody. */
    public boolean isDue(Handle handle, RetentionRule rule, LocalDate today, LearnerId learner) {
        return handle.createQuery("select 1" + PEOPLE + " and learner.id = :learner")
                .bind("before", rule.before(today))
                .bind("today", today)
                .bind("learner", learner)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Removes a piece of what a rule concerns, but no people. @return how many rows; 0 when nothing is left */
    public long removeSome(Handle handle, RetentionRule rule, LocalDate today) {
        return switch (rule.kind()) {
            case PEOPLE -> 0;
            case ANSWERS ->
                change(
                        handle,
                        "update sign_up set answers = '[]' where id in (select sign_up.id" + ANSWERS
                                + " order by sign_up.id fetch first " + AT_ONCE + " rows only)",
                        rule,
                        today);
            case ATTENDANCE ->
                change(handle, removing("attendance", "resource_link_id, learner_id, session"), rule, today)
                        + change(handle, removing("worksheet", "resource_link_id, learner_id"), rule, today);
            case OBJECTIONS ->
                change(
                        handle,
                        "delete from objection where id in (select id" + OBJECTIONS + " order by id fetch first "
                                + AT_ONCE + " rows only)",
                        rule,
                        today);
            case QUESTIONS -> {
                String some = "select id" + QUESTIONS + " order by id fetch first " + AT_ONCE + " rows only";
                change(handle, "delete from question_entry where question in (" + some + ")", rule, today);
                yield change(handle, "delete from question where id in (" + some + ")", rule, today);
            }
            case GRADE_TRIES ->
                change(
                        handle,
                        "delete from score_attempt where (score_id, attempt) in (select attempt.score_id,"
                                + " attempt.attempt" + TRIES
                                + " order by attempt.score_id, attempt.attempt fetch first " + AT_ONCE + " rows only)",
                        rule,
                        today);
            case COURSE_LISTS -> removeLists(handle, rule, today);
        };
    }

    private static String removing(String table, String key) {
        String ordered = "one." + key.replace(", ", ", one.");
        return "delete from " + table + " where (" + key + ") in (select " + ordered + ATTENDED.formatted(table)
                + " order by " + ordered + " fetch first " + AT_ONCE + " rows only)";
    }

    private static long change(Handle handle, String sql, RetentionRule rule, LocalDate today) {
        var update = handle.createUpdate(sql).bind("before", rule.before(today));
        return (sql.contains(":today") ? update.bind("today", today) : update).execute();
    }

    /** Removes lists whole, with how they were read: whoever opens the course again has it read from the beginning. */
    private static long removeLists(Handle handle, RetentionRule rule, LocalDate today) {
        List<String> courses = handle.createQuery("select cast(known.course as varchar(36))" + COURSES
                        + " order by known.course fetch first " + COURSES_AT_ONCE + " rows only")
                .bind("before", rule.before(today))
                .mapTo(String.class)
                .list();
        long removed = 0;
        for (String course : courses) {
            removed += of(handle, "delete from member where course_id = cast(:course as uuid)", course);
            String links = " where resource_link_id in (select id from resource_link"
                    + " where coalesce(context_id, id) = cast(:course as uuid))";
            of(handle, "delete from link_membership" + links, course);
            of(handle, "delete from link_list" + links, course);
            of(handle, "delete from roster_load where course_id = cast(:course as uuid)", course);
        }
        return removed;
    }

    private static long of(Handle handle, String sql, String course) {
        return handle.createUpdate(sql).bind("course", course).execute();
    }
}
