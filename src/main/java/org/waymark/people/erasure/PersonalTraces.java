package org.waymark.people.erasure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;

/**
 * Counts and removes whatever names a person, in all tables but the person's own row, the log of launches, and what people
 * uploaded. The facts that a city counts stay, as do the rows of badges with their state.
 */
public final class PersonalTraces {
    private static final String OF_LEARNER = "learner_id = :learner";

    static final String IN_COURSES = """
            subject = :subject and course_id in (
              select context.id from context join deployment on deployment.id = context.deployment_id
                and deployment.registration_id = :registration
              union all select resource_link.id from resource_link
                join deployment on deployment.id = resource_link.deployment_id
                  and deployment.registration_id = :registration where resource_link.context_id is null)""";

    private static final String IN_ACTIVITIES = """
            subject = :subject and resource_link_id in (select resource_link.id from resource_link
              join deployment on deployment.id = resource_link.deployment_id
                and deployment.registration_id = :registration)""";

    private static final String OF_FACTS =
            "completion_id in (select id from completion where completion.learner_id = :learner)";
    private static final String OF_SIGN_UPS = "sign_up in (select id from sign_up where sign_up.learner_id = :learner)";

    private static final String OWN_QUESTIONS =
            "select id from question where question.learner_id = :learner and topic <> 'HOSTING'";

    /**
     * Statements on rows that name the person.
     *
     * @param change null where the rows are deleted
     */
    private record Step(
            TraceKind kind, String table, @Nullable String change, String condition) {
        Step(TraceKind kind, String table, String condition) {
            this(kind, table, null, condition);
        }

        String sql() {
            return (change == null ? "delete from " + table : "update " + table + " set " + change) + " where "
                    + condition;
        }
    }

    /** Where the name of whoever changed something is written beside it; only for people who had the power to. */
    private static final List<String> AUTHORS = List.of(
            "run_revision.recorded_by",
            "opportunity_revision.recorded_by",
            "standard_revision.recorded_by",
            "association.recorded_by",
            "association.removed_by",
            "city_mark.recorded_by",
            "city_standard.recorded_by",
            "city_assessment.recorded_by",
            "city_note.recorded_by",
            "city_note.removed_by",
            "city_lead.named_by",
            "city_lead.ended_by",
            "lead_code.created_by",
            "question_entry.written_by",
            "sign_up_step.noted_by",
            "issuer_revision.recorded_by",
            "issuer_choice.recorded_by",
            "achievement_revision.recorded_by",
            "badge_validity.recorded_by",
            "report.made_by",
            "open_city.changed_by",
            "city_story.written_by",
            "city_story.removed_by",
            "retention_rule.changed_by");

    private static final List<Step> STEPS = steps();

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(
                new Step(TraceKind.COURSES, "participant", OF_LEARNER),
                new Step(TraceKind.COURSES, "member", IN_COURSES),
                new Step(TraceKind.COURSES, "link_membership", IN_ACTIVITIES),
                new Step(TraceKind.COURSES, "roster_wait", OF_LEARNER),
                new Step(TraceKind.COURSES, "deep_linking_request", OF_LEARNER),
                new Step(
                        TraceKind.MAIL,
                        "mail",
                        "exists (select 1 from sign_up where sign_up.learner_id = :learner"
                                + " and mail.about like 'sign-up/' || cast(sign_up.id as varchar(36)) || '/%')"),
                new Step(
                        TraceKind.MAIL,
                        "mail",
                        "mail.about like 'report/' || cast(:learner as varchar(36)) || '/%'"
                                + " or mail.about like 'address/' || cast(:learner as varchar(36)) || '/%'"
                                + " or exists (select 1 from question where question.learner_id = :learner"
                                + " and mail.about like 'question/' || cast(question.id as varchar(36)) || '/%')"),
                new Step(TraceKind.REGISTRATIONS, "sign_up_step", OF_SIGN_UPS),
                new Step(TraceKind.REGISTRATIONS, "sign_up", OF_LEARNER),
                new Step(TraceKind.WORDS, "approval_request", OF_LEARNER),
                new Step(TraceKind.WORDS, "rejection", OF_LEARNER),
                new Step(TraceKind.WORDS, "objection", OF_LEARNER),
                new Step(TraceKind.WORDS, "question_entry", "question in (" + OWN_QUESTIONS + ")"),
                new Step(TraceKind.WORDS, "question", "id in (" + OWN_QUESTIONS + ")"),
                // What a city would like to host stays its wish.
                new Step(TraceKind.WORDS, "question_entry", "words = '', learner_id = null", OF_LEARNER),
                new Step(TraceKind.WORDS, "question", "name = '', address = null, learner_id = null", OF_LEARNER),
                new Step(TraceKind.ATTENDANCE, "attendance", OF_LEARNER),
                new Step(TraceKind.ATTENDANCE, "worksheet", OF_LEARNER),
                new Step(
                        TraceKind.GRADES,
                        "score_attempt",
                        "score_id in (select id from score where score.learner_id = :learner)"),
                new Step(TraceKind.GRADES, "score", OF_LEARNER),
                // Before the facts forget by which name other systems know them.
                new Step(
                        TraceKind.RECORDS,
                        "intake_statement",
                        "source_id = null, told_at = null",
                        "source_id in (select source_id from completion where completion.learner_id = :learner)"),
                new Step(
                        TraceKind.RECORDS,
                        "completion_report",
                        "source_id = 'erased/' || cast(completion_id as varchar(36)), raw = '', reason = null,"
                                + " told_by = case when told_by = :programme then told_by else '' end",
                        OF_FACTS),
                new Step(
                        TraceKind.RECORDS,
                        "completion",
                        "source_id = 'erased/' || cast(id as varchar(36)), withdrawal_reason = null,"
                                + " told_by = case when told_by = :programme then told_by else '' end",
                        OF_LEARNER),
                new Step(TraceKind.RECORDS, "decision", "reasons = '', missing = '', cause = ''", OF_LEARNER),
                new Step(
                        TraceKind.BADGES,
                        "credential",
                        "recipient_name = null, city_name = null, json = '', jwt = '', suspension_reason = null",
                        OF_LEARNER),
                new Step(
                        TraceKind.BADGES,
                        "credential_event",
                        "credential_id in (select id from credential where learner_id = :learner)"),
                new Step(TraceKind.BADGES, "recipient_address", OF_LEARNER),
                new Step(TraceKind.BADGES, "recipient", OF_LEARNER),
                new Step(TraceKind.BADGES, "held_credential", OF_LEARNER),
                new Step(TraceKind.CONSENTS, "connect_code", OF_LEARNER),
                new Step(TraceKind.CONSENTS, "oauth_grant", OF_LEARNER),
                new Step(TraceKind.CONSENTS, "consent", OF_LEARNER),
                new Step(TraceKind.LEAD, "city_lead", OF_LEARNER)));
        for (String author : AUTHORS) {
            int dot = author.indexOf('.');
            String column = author.substring(dot + 1);
            steps.add(new Step(
                    TraceKind.AUTHORSHIP,
                    author.substring(0, dot),
                    column + " = :author",
                    column + " = :name and exists (select 1 from audit_entry"
                            + " where audit_entry.actor = cast(:learner as varchar(36)))"));
        }
        return List.copyOf(steps);
    }

    /** The columns by which rows are found, so that a test finds what is missing among them. */
    static Set<String> columns() {
        Set<String> columns = new HashSet<>(AUTHORS);
        STEPS.stream()
                .filter(step -> step.condition().equals(OF_LEARNER))
                .forEach(step -> columns.add(step.table() + ".learner_id"));
        return columns;
    }

    /**
     * What has to be written in place of what is removed.
     *
     * @param author stands for the name of whoever changed something
     * @param programme the word for the programme as a teller, which names nobody and stays
     */
    public record Words(String author, String programme) {}

    /** Counts the rows of each kind; kinds without any are left out. */
    public Map<TraceKind, Long> count(Handle handle, Learner learner) {
        Map<TraceKind, Long> counts = new EnumMap<>(TraceKind.class);
        counts.put(TraceKind.PERSON, 1L);
        for (Step step : STEPS) {
            String sql = "select count(*) from " + step.table() + " where " + step.condition();
            long rows = bind(handle.createQuery(sql), sql, learner, new Words("", ""))
                    .mapTo(Long.class)
                    .one();
            if (rows > 0) {
                counts.merge(step.kind(), rows, Long::sum);
            }
        }
        return counts;
    }

    /** Removes them; whoever calls holds the learner. */
    public Map<TraceKind, Long> remove(Handle handle, Learner learner, Words words) {
        Map<TraceKind, Long> removed = new EnumMap<>(TraceKind.class);
        removed.put(TraceKind.PERSON, 1L);
        for (Step step : STEPS) {
            long rows = bind(handle.createUpdate(step.sql()), step.sql(), learner, words)
                    .execute();
            if (rows > 0) {
                removed.merge(step.kind(), rows, Long::sum);
            }
        }
        return removed;
    }

    private static <T extends SqlStatement<T>> T bind(T statement, String sql, Learner learner, Words words) {
        Map<String, Object> values = Map.of(
                "learner", learner.id(),
                "registration", learner.registrationId(),
                "subject", learner.subject(),
                "name", learner.displayName(),
                "author", words.author(),
                "programme", words.programme());
        values.forEach((name, value) -> {
            if (sql.contains(":" + name)) {
                statement.bind(name, value);
            }
        });
        return statement;
    }

    /**
     * Holds the lists of the platform that are read at this moment and the person's questions, so that what they say of the
     * person, and what staff answer, comes before or after.
     */
    public void holdLists(Handle handle, Learner learner) {
        String links = " in (select resource_link.id from resource_link join deployment"
                + " on deployment.id = resource_link.deployment_id and deployment.registration_id = :registration)";
        handle.createUpdate(
                        "update roster_load set number = number where finished_at is null and resource_link_id" + links)
                .bind("registration", learner.registrationId())
                .execute();
        handle.createUpdate("update question set state = state where learner_id = :learner")
                .bind("learner", learner.id())
                .execute();
        handle.createUpdate("update link_list set restricted = restricted where resource_link_id in ("
                        + "select resource_link_id from link_membership where subject = :subject) and resource_link_id"
                        + links)
                .bind("subject", learner.subject())
                .bind("registration", learner.registrationId())
                .execute();
    }

    /** Counts what stays of a person. */
    public Staying countStaying(Handle handle, LearnerId learner) {
        return handle.createQuery("""
                        select (select count(*) from completion where learner_id = :learner) as completions,
                          (select count(*) from city_credit where learner_id = :learner) as credits,
                          (select count(*) from credential where learner_id = :learner) as badges,
                          (select count(*) from audit_entry where actor = cast(:learner as varchar(36))
                            or (subject_kind = 'LEARNER' and subject = cast(:learner as varchar(36)))) as acts
                        """)
                .bind("learner", learner)
                .mapTo(Staying.class)
                .one();
    }
}
