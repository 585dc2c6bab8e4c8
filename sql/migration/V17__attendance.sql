-- Room completion: who was at which session, and what a learner holds to be wrong.

create table attendance (
  resource_link_id uuid not null references resource_link (id),
  learner_id uuid not null references learner (id),
  session integer not null,
  marked_by uuid references learner (id),
  marked_at timestamp with time zone not null,
  constraint attendance_natural_key primary key (resource_link_id, learner_id, session)
);

create table worksheet (
  resource_link_id uuid not null references resource_link (id),
  learner_id uuid not null references learner (id),
  marked_by uuid references learner (id),
  marked_at timestamp with time zone not null,
  constraint worksheet_natural_key primary key (resource_link_id, learner_id)
);

-- One open note of a learner in an activity at a time.
create table objection (
  id uuid primary key,
  resource_link_id uuid not null references resource_link (id),
  learner_id uuid not null references learner (id),
  words varchar(2000) not null,
  raised_at timestamp with time zone not null,
  answer varchar(2000),
  answered_by uuid references learner (id),
  answered_at timestamp with time zone
);

create index objection_of_activity on objection (resource_link_id, answered_at, raised_at);
create index objection_of_learner on objection (learner_id, resource_link_id, raised_at);
