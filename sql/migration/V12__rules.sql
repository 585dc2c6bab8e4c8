-- Room completion: what sources tell, by which rule it is weighed, and how each learner stands with each run.

-- A fact is what its source said last. What was ever told stays in completion_report.
alter table completion add column told_at timestamp with time zone;
update completion set told_at = recorded_at;
alter table completion alter column told_at set not null;
alter table completion add column told_by varchar(300) default '' not null;
alter table completion add column by_administrator boolean default false not null;
alter table completion add column share double precision;
alter table completion add column sessions integer default 0 not null;
alter table completion add column worksheet boolean default false not null;
alter table completion add column withdrawn_at timestamp with time zone;
alter table completion add column withdrawal_reason varchar(1000);

-- The raw record, who told it and when: duplicates meet the natural key, late ones are kept beside newer ones.
create table completion_report (
  id uuid primary key,
  completion_id uuid not null references completion (id),
  source varchar(20) not null,
  source_id varchar(300) not null,
  kind varchar(10) not null,
  told_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  told_by varchar(300) not null,
  said_by uuid references learner (id),
  share double precision,
  reason varchar(1000),
  raw text not null,
  constraint completion_report_natural_key unique (source, source_id, told_at, kind)
);

create index completion_report_of_completion on completion_report (completion_id, told_at);

insert into completion_report (id, completion_id, source, source_id, kind, told_at, received_at, told_by, said_by, raw)
select id, id, source, source_id, 'STANDS', told_at, recorded_at, '', said_by, '' from completion;

-- One rule for an activity, or one for a run, which is the default of its activities.
create table completion_rule (
  id uuid primary key,
  resource_link_id uuid references resource_link (id),
  run varchar(150) references run (slug),
  sources varchar(200) not null,
  need varchar(10) not null,
  at_least integer not null,
  threshold integer not null,
  from_at timestamp with time zone,
  until_at timestamp with time zone,
  prerequisites text not null,
  approver varchar(20) not null,
  sessions integer not null,
  worksheet boolean not null,
  team_once boolean not null,
  score_policy varchar(20) not null,
  set_by uuid references learner (id),
  set_at timestamp with time zone not null,
  constraint completion_rule_of_activity unique (resource_link_id),
  constraint completion_rule_of_run unique (run),
  constraint completion_rule_of_one check ((resource_link_id is null) <> (run is null))
);

insert into completion_rule (id, resource_link_id, sources, need, at_least, threshold, prerequisites, approver, sessions,
  worksheet, team_once, score_policy, set_at)
select resource_link_id, resource_link_id, 'INSTRUCTOR', 'ANY', 1, 60, '', 'INSTRUCTOR', 0, false, false, 'COMPLETE', chosen_at
from activity where source = 'INSTRUCTOR';

alter table activity drop column source;

-- How a learner stands with a run by the rule of one activity. The zero id stands for no activity: the rule of the run.
create table award (
  learner_id uuid not null references learner (id),
  run varchar(150) not null references run (slug),
  resource_link_id uuid not null,
  met boolean not null,
  team_once boolean not null,
  decided_at timestamp with time zone not null,
  constraint award_natural_key primary key (learner_id, run, resource_link_id)
);

create index award_of_activity on award (resource_link_id, met);

insert into award (learner_id, run, resource_link_id, met, team_once, decided_at)
select learner_id, run, coalesce(resource_link_id, cast('00000000-0000-0000-0000-000000000000' as uuid)), true, false,
  min(recorded_at)
from completion join learner on learner.id = completion.learner_id and not learner.test_user
group by learner_id, run, resource_link_id;

-- Decisions are a history now: by rule and cause, awards and non-awards alike.
alter table decision drop constraint decision_natural_key;
alter table decision alter column completion_id drop not null;
alter table decision add column resource_link_id uuid;
alter table decision add column outcome varchar(12) default 'AWARDED' not null;
alter table decision add column rule text default '' not null;
alter table decision add column missing text default '' not null;
alter table decision add column cause varchar(500) default '' not null;
update decision set resource_link_id =
  (select completion.resource_link_id from completion where completion.id = decision.completion_id);
update decision set resource_link_id = cast('00000000-0000-0000-0000-000000000000' as uuid) where resource_link_id is null;
update decision set outcome = 'KEPT' where not awarded;
update decision set outcome = 'NEVER'
where not awarded and learner_id in (select id from learner where test_user);
alter table decision alter column resource_link_id set not null;
alter table decision drop column awarded;
create index decision_of_activity on decision (learner_id, run, resource_link_id, decided_at);

-- A team-mate's completion may count for the city once.
alter table city_credit add column team_once boolean default false not null;
create index city_credit_of_run on city_credit (city_id, run, team_once);

-- A score rests on a decision; a link may have several columns, told apart by their tag.
alter table score rename column completion_id to cause;
alter table score drop constraint score_natural_key;
alter table score add constraint score_natural_key unique (resource_link_id, learner_id, cause);

create index participant_learner on participant (learner_id);
