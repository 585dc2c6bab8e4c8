-- Room batch: long work in steps. A step and the position after it are one transaction, so a killed process goes on.

create table job (
  id uuid primary key,
  kind varchar(20) not null,
  title varchar(300) not null,
  fingerprint varchar(64) not null,
  registration_id uuid references registration (id),
  resource_link_id uuid references resource_link (id),
  run varchar(150) references run (slug),
  settings text not null,
  state varchar(10) not null,
  place bigint not null,
  after_key varchar(300) not null,
  total bigint not null,
  taken bigint not null,
  known bigint not null,
  awarded bigint not null,
  refused bigint not null,
  tries integer not null,
  failure varchar(500),
  started_by uuid references learner (id),
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone
);

create index job_of_link on job (resource_link_id, created_at);

create index job_of_file on job (fingerprint, state);

-- What was uploaded, in pieces, until the job is done.
create table job_content (
  job_id uuid not null references job (id),
  part integer not null,
  content bytea not null,
  constraint job_content_natural_key primary key (job_id, part)
);

-- Rows of a file that were not taken, and why.
create table job_refused (
  job_id uuid not null references job (id),
  line bigint not null,
  field integer not null,
  problem varchar(500) not null,
  fields text not null,
  constraint job_refused_natural_key primary key (job_id, line)
);

-- Whom a change of the rule concerns.
create index completion_of_activity on completion (resource_link_id, learner_id);

create index award_in_activity on award (resource_link_id, learner_id);
