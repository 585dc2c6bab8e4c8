-- Room passback: what is to be sent to gradebooks, and what came back. scheduled_tasks belongs to db-scheduler 16.

create table score (
  id uuid primary key,
  resource_link_id uuid not null references resource_link (id),
  learner_id uuid not null references learner (id),
  completion_id uuid not null,
  given double precision not null,
  maximum double precision not null,
  comment varchar(2000) not null,
  score_at timestamp with time zone not null,
  state varchar(12) not null,
  attempts integer not null,
  passing_failures integer not null,
  final_failures integer not null,
  round integer not null,
  note varchar(500) not null,
  last_tried_at timestamp with time zone,
  next_try_at timestamp with time zone,
  delivered_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint score_natural_key unique (resource_link_id, learner_id, completion_id)
);

create index score_of_learner on score (resource_link_id, learner_id, created_at);

create index score_overdue on score (state, next_try_at);

create table score_attempt (
  score_id uuid not null references score (id),
  attempt integer not null,
  tried_at timestamp with time zone not null,
  answer varchar(500) not null,
  constraint score_attempt_natural_key primary key (score_id, attempt)
);

create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(200) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(200),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
