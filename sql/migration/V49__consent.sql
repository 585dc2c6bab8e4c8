-- Room people.lead: what learners let others see of them. Nothing is shared without a row that has not ended; a row that
-- ended stays, so that it is known what was shared when.
create table consent (
    id uuid not null primary key,
    learner_id uuid not null references learner (id),
    kind varchar(30) not null,
    -- The city whose people it is given to: it ends where the learner leaves that city.
    city_id uuid not null references city (id),
    since timestamp with time zone not null,
    until timestamp with time zone
);

create index consent_of_learner on consent (learner_id, until);
create index consent_of_city on consent (city_id, until);

-- All that is kept of a person is read for that person, and costs the same however many others there are.
create index completion_said_by on completion (said_by);
create index completion_report_said_by on completion_report (said_by);
create index score_of_person on score (learner_id);
create index attendance_of_learner on attendance (learner_id);
create index attendance_marked_by on attendance (marked_by);
create index objection_answered_by on objection (answered_by);
create index job_started_by on job (started_by);
create index member_of_subject on member (subject);
create index link_membership_of_subject on link_membership (subject);
create index deep_linking_request_of_learner on deep_linking_request (learner_id);
