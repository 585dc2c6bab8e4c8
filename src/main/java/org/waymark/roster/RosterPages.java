package org.waymark.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.waymark.people.LearnerId;

/** The people of a course page by page: the database orders, searches and counts, and hands out one page. */
public final class RosterPages {

    /** Which part of the list. */
    public enum Filter {
        ALL,
        /** Has asked for an instructor's approval. */
        WAITING,
        COMPLETED,
        NOT_YET,
        /** The newest grade has not arrived in the LMS. */
        GRADE_UNDELIVERED,
        NO_CITY
    }

    /** How many people each filter shows. */
    public record Counts(int all, int waiting, int completed, int gradeUndelivered, int joined) {

        public int of(Filter filter) {
            return switch (filter) {
                case ALL -> all;
                case WAITING -> waiting;
                case COMPLETED -> completed;
                case NOT_YET -> all - completed;
                case GRADE_UNDELIVERED -> gradeUndelivered;
                case NO_CITY -> all - joined;
            };
        }
    }

    /**
     * The course and its activity.
     *
     * @param registration the registration in which a subject is a learner
     * @param cameIn only those who opened something of the course, because the list names the same people otherwise
     */
    public record Place(UUID course, UUID registration, UUID link, String run, boolean cameIn) {
        public Place(UUID course, UUID registration, UUID link, String run) {
            this(course, registration, link, run, false);
        }
    }

    private static final String SHOWN =
            "course_id = :course and learns and (not :cameIn or launched_instructor is not null)";

    private static final String REQUESTS = "approval_request fact where fact.resource_link_id = :link";
    private static final String AWARDS =
            "award fact where fact.resource_link_id = :link and fact.run = :run and fact.met";
    private static final String GRADES = """
            score fact where fact.resource_link_id = :link and fact.state <> 'DELIVERED' and not exists (
              select 1 from score newer where newer.resource_link_id = :link and newer.learner_id = fact.learner_id
                and newer.tag = fact.tag
                and newer.score_at > fact.score_at)
            """;

    public Counts count(Handle handle, Place place) {
        int all = bind(handle.createQuery("select count(*) from member where " + SHOWN), place)
                .mapTo(Integer.class)
                .one();
        int joined = bind(handle.createQuery("""
                                select count(*) from member join learner
                                  on learner.registration_id = :registration and learner.subject = member.subject
                                where\s
                                """ + SHOWN + " and learner.city_id is not null"), place)
                .mapTo(Integer.class)
                .one();
        return new Counts(
                all,
                countOf(handle, place, REQUESTS),
                countOf(handle, place, AWARDS),
                countOf(handle, place, GRADES),
                joined);
    }

    /** Facts are few where people are many, so they are counted from the fact's side. */
    private static int countOf(Handle handle, Place place, String facts) {
        return bind(
                        handle.createQuery("select count(*) from member join learner"
                                + " on learner.registration_id = :registration and learner.subject = member.subject"
                                + " where " + SHOWN + " and learner.id in (select fact.learner_id from "
                                + facts
                                + ")"),
                        place)
                .mapTo(Integer.class)
                .one();
    }

    /** How many the filter shows of those whose name holds the text. */
    public int count(Handle handle, Place place, Filter filter, String search) {
        return bind(handle.createQuery("select count(*) from member" + where(filter)), place)
                .bind("search", pattern(search))
                .mapTo(Integer.class)
                .one();
    }

    public List<RosterRow> list(Handle handle, Place place, Filter filter, String search, int offset, int limit) {
        return bind(handle.createQuery("""
                        select someone.subject, coalesce(someone.name, learner.name) as name, someone.active, someone.gone,
                          learner.id as learner_id, city.name as city, approval_request.asked_at,
                          coalesce(award.completed_at, award.decided_at) as completed_at,
                          rejection.reason,
                          exists (select 1 from completion where completion.resource_link_id = :link
                            and completion.learner_id = learner.id and completion.withdrawn_at is null) as told,
                          exists (select 1 from completion where completion.resource_link_id = :link
                            and completion.learner_id = learner.id and completion.withdrawn_at is null
                            and completion.source = 'INSTRUCTOR') as approved
                        from (select subject, name, sort_name, active, gone from member
                        """ + where(filter) + """
                          order by sort_name, subject offset :offset rows fetch next :limit rows only) someone
                        left join learner on learner.registration_id = :registration and learner.subject = someone.subject
                        left join city on city.id = learner.city_id
                        left join approval_request
                          on approval_request.resource_link_id = :link and approval_request.learner_id = learner.id
                        left join award on award.learner_id = learner.id and award.run = :run
                          and award.resource_link_id = :link and award.met
                        left join rejection on rejection.resource_link_id = :link and rejection.learner_id = learner.id
                        order by someone.sort_name, someone.subject
                        """), place)
                .bind("search", pattern(search))
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    private static String where(Filter filter) {
        String known = "exists (select 1 from learner where learner.registration_id = :registration"
                + " and learner.subject = member.subject and ";
        return " where " + SHOWN + " and (:search = '%' or sort_name like :search escape '!')"
                + switch (filter) {
                    case ALL -> "";
                    case WAITING -> " and " + known + "learner.id in (select fact.learner_id from " + REQUESTS + "))";
                    case COMPLETED -> " and " + known + "learner.id in (select fact.learner_id from " + AWARDS + "))";
                    case NOT_YET -> " and not " + known + "learner.id in (select fact.learner_id from " + AWARDS + "))";
                    case GRADE_UNDELIVERED ->
                        " and " + known + "learner.id in (select fact.learner_id from " + GRADES + "))";
                    case NO_CITY -> " and not " + known + "learner.city_id is not null)";
                };
    }

    private static String pattern(String search) {
        String text = search.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty()
                ? "%"
                : "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static <T extends SqlStatement<T>> T bind(T statement, Place place) {
        return statement
                .bind("course", place.course())
                .bind("cameIn", place.cameIn())
                .bind("registration", place.registration())
                .bind("link", place.link())
                .bind("run", place.run());
    }

    private static RosterRow row(ResultSet row) throws SQLException {
        UUID learner = row.getObject("learner_id", UUID.class);
        return new RosterRow(
                row.getString("subject"),
                row.getString("name"),
                learner == null ? null : new LearnerId(learner),
                row.getBoolean("active"),
                row.getBoolean("gone"),
                row.getString("city"),
                instant(row.getTimestamp("asked_at")),
                instant(row.getTimestamp("completed_at")),
                row.getString("reason"),
                row.getBoolean("told"),
                row.getBoolean("approved"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
