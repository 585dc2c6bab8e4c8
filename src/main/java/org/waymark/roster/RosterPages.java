package org.waymark.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.people.Alphabet;

/** The people of a course page by page: who is on the list, in order, and how those of one page stand. */
public final class RosterPages {

    /**
     * The course and its activity.
     *
     * @param registration the registration in which a subject is a learner
     * @param cameIn only those who opened something of the course, because the list names the same people otherwise
     */
    public record Place(CourseId course, RegistrationId registration, ResourceLinkId link, String run, boolean cameIn) {
        public Place(CourseId course, RegistrationId registration, ResourceLinkId link, String run) {
            this(course, registration, link, run, false);
        }
    }

    /** The condition for people who learn in the course, and may open the activity or have opened it. */
    private static final String LISTED = """
             course_id = :course and learns and (not :cameIn or launched_instructor is not null) and (
              not exists (select 1 from link_list where link_list.resource_link_id = :link and restricted)
              or exists (select 1 from link_membership
                where link_membership.resource_link_id = :link and link_membership.subject = member.subject)
              or exists (select 1 from learner visitor
                join participant on participant.learner_id = visitor.id and participant.resource_link_id = :link
                where visitor.registration_id = :registration and visitor.subject = member.subject))
            """;

    private static final String REQUESTS = "approval_request fact where fact.resource_link_id = :link";
    private static final String AWARDS =
            "award fact where fact.resource_link_id = :link and fact.run = :run and fact.met";
    private static final String GRADES = """
            score fact where fact.resource_link_id = :link and fact.state <> 'DELIVERED' and not exists (
              select 1 from score newer where newer.resource_link_id = :link and newer.learner_id = fact.learner_id
                and newer.tag = fact.tag
                and newer.score_at > fact.score_at)
            """;

    public RosterCounts count(Handle handle, Place place) {
        int all = bind(handle.createQuery("select count(*) from member where " + LISTED), place)
                .mapTo(Integer.class)
                .one();
        int joined = bind(handle.createQuery("""
                                select count(*) from member join learner
                                  on learner.registration_id = :registration and learner.subject = member.subject
                                where learner.city_id is not null and
                                """ + LISTED), place)
                .mapTo(Integer.class)
                .one();
        return new RosterCounts(
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
                                + " where learner.id in (select fact.learner_id from " + facts + ") and " + LISTED),
                        place)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * The subjects of all whom the filter shows and whose name holds the text, in the order of an alphabet. Read and
     * ordered here and not by the database, since each orders and searches in its own way.
     */
    public List<String> listSubjects(
            Handle handle, Place place, RosterFilter filter, String search, Alphabet alphabet) {
        record Named(String subject, @Nullable String name) {
            String shown() {
                return RosterRow.displayName(name, subject);
            }
        }
        String wanted = Alphabet.plain(search);
        List<Named> found = new ArrayList<>();
        bind(handle.createQuery("select subject, name from member" + where(filter) + " order by subject"), place)
                .mapTo(Named.class)
                .forEach(one -> {
                    if (wanted.isEmpty() || Alphabet.plain(one.shown()).contains(wanted)) {
                        found.add(one);
                    }
                });
        return alphabet.sorted(found, Named::shown).stream().map(Named::subject).toList();
    }

    /** Lists the rows of these people of the course, in the order in which they are named. */
    public List<RosterRow> list(Handle handle, Place place, List<String> subjects) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        Map<String, RosterRow> rows = new HashMap<>();
        bind(handle.createQuery("""
                        select someone.subject, coalesce(someone.name, learner.name) as name, someone.active, someone.gone,
                          someone.launched_instructor is not null as came_in,
                          learner.id as learner, city.name as city, approval_request.asked_at,
                          coalesce(award.completed_at, award.decided_at) as completed_at,
                          rejection.reason as rejection,
                          exists (select 1 from completion where completion.resource_link_id = :link
                            and completion.learner_id = learner.id and completion.withdrawn_at is null) as told,
                          exists (select 1 from completion where completion.resource_link_id = :link
                            and completion.learner_id = learner.id and completion.withdrawn_at is null
                            and completion.source = 'INSTRUCTOR') as approved
                        from member someone
                        left join learner on learner.registration_id = :registration and learner.subject = someone.subject
                        left join city on city.id = learner.city_id
                        left join approval_request
                          on approval_request.resource_link_id = :link and approval_request.learner_id = learner.id
                        left join award on award.learner_id = learner.id and award.run = :run
                          and award.resource_link_id = :link and award.met
                        left join rejection on rejection.resource_link_id = :link and rejection.learner_id = learner.id
                        where someone.course_id = :course and someone.subject in (<subjects>)
                        """), place)
                .bindList("subjects", subjects)
                .mapTo(RosterRow.class)
                .forEach(row -> rows.put(row.subject(), row));
        return subjects.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    private static String where(RosterFilter filter) {
        String known = "exists (select 1 from learner where learner.registration_id = :registration"
                + " and learner.subject = member.subject and ";
        return " where " + LISTED
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

    private static <T extends SqlStatement<T>> T bind(T statement, Place place) {
        return statement
                .bind("course", place.course())
                .bind("cameIn", place.cameIn())
                .bind("registration", place.registration())
                .bind("link", place.link())
                .bind("run", place.run());
    }
}
