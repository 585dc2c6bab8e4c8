-- Room completion: a fact is what its reports say, so each report keeps all that it said; one can be taken back as if it
-- had never come (an xAPI statement that is voided).

alter table completion_report add column completed_at timestamp with time zone;
alter table completion_report add column sessions integer default 0 not null;
alter table completion_report add column worksheet boolean default false not null;
alter table completion_report add column by_administrator boolean default false not null;

-- What was told last is known whole; of what was told before, the date that it was told with.
update completion_report set completed_at = told_at;
update completion_report set
  completed_at = (select completion.completed_at from completion where completion.id = completion_id),
  sessions = (select completion.sessions from completion where completion.id = completion_id),
  worksheet = (select completion.worksheet from completion where completion.id = completion_id),
  by_administrator = (select completion.by_administrator from completion where completion.id = completion_id)
where told_at = (select completion.told_at from completion where completion.id = completion_id);
alter table completion_report alter column completed_at set not null;

-- 0 for a report that holds; else which one of its kind and time it was that was taken back.
alter table completion_report add column voided integer default 0 not null;
alter table completion_report drop constraint completion_report_natural_key;
alter table completion_report add constraint completion_report_natural_key
  unique (source, source_id, told_at, kind, voided);

create index intake_statement_of_fact on intake_statement (source_id, told_at);

-- The long work that told it, so that a whole report of an LMS can be taken back.
alter table completion_report add column job_id uuid references job (id);
create index completion_report_of_job on completion_report (job_id, completion_id);
