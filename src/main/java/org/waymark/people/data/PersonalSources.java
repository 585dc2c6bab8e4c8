package org.waymark.people.data;

import java.util.List;

/** Lists the queries by which all that is kept of a person is read, each with the learner bound as {@code learner}. */
final class PersonalSources {
    /** Links with their courses' titles, by which rows of an activity are named. */
    private static final String IN_ACTIVITY = """
             left join resource_link on resource_link.id = one.resource_link_id
             left join context on context.id = resource_link.context_id
            """;

    private static final String ACTIVITY = "resource_link.title as activity, context.title as course, ";

    record Source(PersonalPart part, String name, String sql) {}

    /** Says who acted without naming anybody else. */
    private static String actor(String column) {
        return "case when " + column + " = :learner then 'you' when " + column + " is null then null"
                + " else 'somebody else' end as " + column.substring(column.indexOf('.') + 1);
    }

    static final List<Source> ALL = List.of(
            new Source(PersonalPart.PERSON, "person", """
                    select one.id, registration.name as platform, registration.issuer, one.subject, one.name, one.test_user,
                      one.language, one.time_zone, one.created_at, one.seen_on
                    from learner one join registration on registration.id = one.registration_id where one.id = :learner
                    """),
            new Source(PersonalPart.CITY, "city", """
                    select city.name as city, one.city_joined_at as joined_at,
                      case when one.city_from is null then false else true end as known_from_another_client
                    from learner one join city on city.id = one.city_id where one.id = :learner
                    """),
            new Source(PersonalPart.CITY, "known_at_other_clients", """
                    select registration.name as platform, city.name as city from learner one
                    join registration on registration.id = one.registration_id left join city on city.id = one.city_id
                    where one.city_from = :learner
                    """),
            new Source(PersonalPart.CITY, "counted_for_city", """
                    select city.name as city, one.run, one.credited_at, one.completed_on, one.team_once from city_credit one
                    join city on city.id = one.city_id where one.learner_id = :learner order by one.credited_at, one.run
                    """),
            new Source(PersonalPart.CITY, "done_about_you", """
                    select one.recorded_at, one.act, one.detail from audit_entry one
                    where one.subject_kind = 'LEARNER' and one.subject = cast(:learner as varchar(36)) order by one.number
                    """),
            new Source(
                    PersonalPart.COURSES,
                    "opened",
                    "select " + ACTIVITY + "one.first_seen_at from participant one" + IN_ACTIVITY
                            + " where one.learner_id = :learner order by one.first_seen_at"),
            new Source(PersonalPart.COURSES, "course_lists", """
                    select context.title as course, one.name, one.email, one.sourcedid, one.username, one.email_hash,
                      one.launched_instructor, one.learns, one.listed_learns, one.active, one.gone, one.added_at
                    from learner known join member one on one.subject = known.subject
                    left join context on context.id = one.course_id
                    left join resource_link on resource_link.id = one.course_id and context.id is null
                    join deployment on deployment.id = coalesce(context.deployment_id, resource_link.deployment_id)
                      and deployment.registration_id = known.registration_id
                    where known.id = :learner order by one.added_at
                    """),
            new Source(PersonalPart.COURSES, "activity_lists", """
                    select resource_link.title as activity from learner known
                    join link_membership one on one.subject = known.subject
                    join resource_link on resource_link.id = one.resource_link_id
                    join deployment on deployment.id = resource_link.deployment_id
                      and deployment.registration_id = known.registration_id
                    where known.id = :learner order by resource_link.title
                    """),
            new Source(
                    PersonalPart.COURSES,
                    "waiting_for_the_course_list",
                    "select " + ACTIVITY + "one.since, one.missed from roster_wait one" + IN_ACTIVITY
                            + " where one.learner_id = :learner order by one.since"),
            new Source(PersonalPart.REGISTRATIONS, "registrations_for_runs", """
                    select one.run, city.name as city, one.tier, one.state, one.line, one.answers, one.shown, one.address,
                      one.reminders, one.signed_up_at, one.changed_at from sign_up one
                    left join city on city.id = one.city_id where one.learner_id = :learner order by one.signed_up_at
                    """),
            new Source(PersonalPart.REGISTRATIONS, "steps_of_registrations", """
                    select sign_up.run, one.state, one.tier, one.noted_at, one.note from sign_up_step one
                    join sign_up on sign_up.id = one.sign_up where sign_up.learner_id = :learner order by one.noted_at
                    """),
            new Source(
                    PersonalPart.COMPLETIONS,
                    "completions",
                    "select one.run, " + ACTIVITY + "one.source, one.source_id, " + actor("one.said_by")
                            + ", one.told_by, one.completed_at, one.recorded_at, one.share, one.sessions, one.worksheet,"
                            + " one.attended, one.withdrawn_at, one.withdrawal_reason from completion one" + IN_ACTIVITY
                            + " where one.learner_id = :learner order by one.recorded_at, one.id"),
            new Source(
                    PersonalPart.COMPLETIONS,
                    "reports",
                    "select told.run, one.source, one.source_id, one.kind, one.told_at, one.received_at, one.told_by, "
                            + actor("one.said_by")
                            + ", one.share, one.reason, one.raw, one.completed_at, one.sessions, one.worksheet, one.attended,"
                            + " one.voided from completion_report one join completion told on told.id = one.completion_id"
                            + " where told.learner_id = :learner order by one.received_at, one.id"),
            new Source(
                    PersonalPart.COMPLETIONS,
                    "decisions",
                    "select one.run, " + ACTIVITY
                            + "one.outcome, one.reasons, one.missing, one.rule, one.cause, one.decided_at from decision one"
                            + IN_ACTIVITY + " where one.learner_id = :learner order by one.decided_at, one.id"),
            new Source(
                    PersonalPart.COMPLETIONS,
                    "results",
                    "select one.run, " + ACTIVITY
                            + "one.met, one.completed_at, one.decided_at, one.team_once from award one" + IN_ACTIVITY
                            + " where one.learner_id = :learner order by one.decided_at, one.run"),
            new Source(
                    PersonalPart.COMPLETIONS,
                    "approval_requests",
                    "select " + ACTIVITY + "one.asked_at from approval_request one" + IN_ACTIVITY
                            + " where one.learner_id = :learner order by one.asked_at"),
            new Source(
                    PersonalPart.COMPLETIONS,
                    "refused_requests",
                    "select " + ACTIVITY + "one.asked_at, one.reason, " + actor("one.rejected_by")
                            + ", one.rejected_at from rejection one" + IN_ACTIVITY
                            + " where one.learner_id = :learner order by one.rejected_at"),
            new Source(
                    PersonalPart.COMPLETIONS,
                    "attendance",
                    "select " + ACTIVITY + "one.session, " + actor("one.marked_by")
                            + ", one.marked_at from attendance one" + IN_ACTIVITY
                            + " where one.learner_id = :learner order by one.marked_at, one.session"),
            new Source(
                    PersonalPart.COMPLETIONS,
                    "worksheets",
                    "select " + ACTIVITY + actor("one.marked_by") + ", one.marked_at from worksheet one" + IN_ACTIVITY
                            + " where one.learner_id = :learner order by one.marked_at"),
            new Source(
                    PersonalPart.COMPLETIONS,
                    "objections",
                    "select " + ACTIVITY + "one.words, one.raised_at, one.answer, " + actor("one.answered_by")
                            + ", one.answered_at from objection one" + IN_ACTIVITY
                            + " where one.learner_id = :learner order by one.raised_at"),
            new Source(PersonalPart.BADGES, "badges", """
                    select one.id, one.run_id as run, one.edition, one.verification_code, one.recipient_name, one.city_name,
                      one.issuer, one.issued_at, one.revoked_at, one.revocation_reason, one.suspended_at,
                      one.suspension_reason, one.replacement, one.facts, one.json, one.jwt
                    from credential one where one.learner_id = :learner order by one.issued_at, one.id
                    """),
            new Source(
                    PersonalPart.BADGES,
                    "badge_recipient",
                    "select one.kind, one.named, one.chosen_at from recipient one where one.learner_id = :learner"),
            new Source(PersonalPart.BADGES, "email_addresses", """
                    select one.address, one.asked_at, one.confirmed_at, one.named as badges_name_it from recipient_address one
                    where one.learner_id = :learner order by one.address
                    """),
            new Source(PersonalPart.BADGES, "badges_of_others", """
                    select one.title, one.issuer, one.content, one.valid_from, one.kept_at from held_credential one
                    where one.learner_id = :learner order by one.kept_at, one.id
                    """),
            new Source(PersonalPart.CONSENTS, "connected_wallets", """
                    select oauth_client.name as wallet, oauth_client.homepage, one.scopes, one.granted_at, one.used_at
                    from oauth_grant one join oauth_client on oauth_client.id = one.client_id
                    where one.learner_id = :learner order by one.granted_at
                    """),
            new Source(
                    PersonalPart.CONSENTS,
                    "code_to_connect_a_wallet",
                    "select one.expires_at from connect_code one where one.learner_id = :learner"),
            new Source(PersonalPart.BADGES, "badge_changes", """
                    select one.credential_id, one.kind, one.at, one.reason from credential_event one
                    join credential on credential.id = one.credential_id
                    where learner_id = :learner order by one.at, one.number
                    """),
            new Source(
                    PersonalPart.GRADES,
                    "grades",
                    "select " + ACTIVITY
                            + "one.given, one.maximum, one.comment, one.score_at, one.state, one.tag, one.note, one.last_tried_at,"
                            + " one.delivered_at, one.created_at from score one" + IN_ACTIVITY
                            + " where one.learner_id = :learner order by one.created_at, one.id"),
            new Source(PersonalPart.GRADES, "grade_tries", """
                    select one.attempt, one.tried_at, one.answer from score_attempt one
                    join score on score.id = one.score_id where score.learner_id = :learner order by one.tried_at, one.attempt
                    """),
            new Source(PersonalPart.QUESTIONS, "questions", """
                    select one.topic, one.state, city.name as city, one.name, one.address, one.page, one.asked_at, one.changed_at,
                      host.state as hosting, host.opportunity, host.first_day, host.last_day, host.people, host.place,
                      host.planned_first, host.planned_last, host.planned_place, host.run from question one
                    left join city on city.id = one.city_id
                    left join hosting host on host.question = one.id where one.learner_id = :learner order by one.asked_at
                    """),
            new Source(PersonalPart.QUESTIONS, "written_about_questions", """
                    select one.number, one.by_staff, one.done, one.words, one.written_at from question_entry one
                    join question asked on asked.id = one.question
                    where one.learner_id = :learner or (asked.learner_id = :learner and one.by_staff) order by one.written_at
                    """),
            new Source(PersonalPart.CONSENTS, "consents", """
                    select one.kind, city.name as city, one.since, one.until from consent one
                    join city on city.id = one.city_id where one.learner_id = :learner order by one.since
                    """),
            new Source(PersonalPart.LEAD, "city_lead", """
                    select city.name as city, one.since, one.by_code, one.until, one.address from city_lead one
                    join city on city.id = one.city_id where one.learner_id = :learner order by one.since
                    """),
            new Source(PersonalPart.LEAD, "lead_codes_used", """
                    select city.name as city, one.created_at, one.used_at from lead_code one
                    join city on city.id = one.city_id where one.used_by = :learner order by one.used_at
                    """),
            new Source(PersonalPart.LEAD, "done_by_you", """
                    select one.recorded_at, one.act, one.subject_kind, one.label,
                      case when one.subject_kind = 'LEARNER' then null else one.detail end as detail
                    from audit_entry one where one.actor = cast(:learner as varchar(36)) order by one.number
                    """),
            new Source(PersonalPart.TEACHING, "said_of_others", """
                    select one.run, one.source, one.recorded_at from completion one
                    where one.said_by = :learner and one.learner_id <> :learner order by one.recorded_at, one.id
                    """),
            new Source(PersonalPart.TEACHING, "reported_of_others", """
                    select told.run, one.source, one.kind, one.told_at from completion_report one
                    join completion told on told.id = one.completion_id
                    where one.said_by = :learner and told.learner_id <> :learner order by one.told_at, one.id
                    """),
            new Source(
                    PersonalPart.TEACHING,
                    "attendance_marked",
                    "select " + ACTIVITY + "one.session, one.marked_at from attendance one" + IN_ACTIVITY
                            + " where one.marked_by = :learner order by one.marked_at, one.session"),
            new Source(
                    PersonalPart.TEACHING,
                    "worksheets_marked",
                    "select " + ACTIVITY + "one.marked_at from worksheet one" + IN_ACTIVITY
                            + " where one.marked_by = :learner order by one.marked_at"),
            new Source(
                    PersonalPart.TEACHING,
                    "objections_answered",
                    "select " + ACTIVITY + "one.answer, one.answered_at from objection one" + IN_ACTIVITY
                            + " where one.answered_by = :learner order by one.answered_at"),
            new Source(
                    PersonalPart.TEACHING,
                    "requests_refused",
                    "select " + ACTIVITY + "one.reason, one.rejected_at from rejection one" + IN_ACTIVITY
                            + " where one.rejected_by = :learner order by one.rejected_at"),
            new Source(
                    PersonalPart.TEACHING,
                    "requirements_set",
                    "select one.run, " + ACTIVITY + "one.set_at from completion_rule one" + IN_ACTIVITY
                            + " where one.set_by = :learner order by one.set_at, one.id"),
            new Source(PersonalPart.TEACHING, "copied_courses_answered", """
                    select context.title as course, one.takes_over, one.answered_at from course_copy one
                    left join context on context.id = one.context_id
                    where one.answered_by = :learner order by one.answered_at
                    """),
            new Source(
                    PersonalPart.TEACHING,
                    "reports_uploaded",
                    "select one.title, " + ACTIVITY
                            + "one.kind, one.state, one.total, one.created_at, one.ended_at from job one" + IN_ACTIVITY
                            + " where one.started_by = :learner order by one.created_at, one.id"),
            new Source(PersonalPart.TEACHING, "content_picked", """
                    select one.created_at, one.answered_at from deep_linking_request one
                    where one.learner_id = :learner order by one.created_at
                    """));

    private PersonalSources() {}
}
