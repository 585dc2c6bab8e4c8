-- Room completion: what an activity counts, who completed what, why something was awarded, and each city's tallies.

create table activity (
  resource_link_id uuid primary key references resource_link (id),
  run varchar(150) not null references run (slug),
  source varchar(20) not null,
  chosen_at timestamp with time zone not null
);

-- A fact with its source: the same fact told twice is one row.
create table completion (
  id uuid primary key,
  learner_id uuid not null references learner (id),
  run varchar(150) not null references run (slug),
  resource_link_id uuid references resource_link (id),
  source varchar(20) not null,
  source_id varchar(300) not null,
  said_by uuid references learner (id),
  completed_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint completion_natural_key unique (source, source_id)
);

create index completion_of_learner on completion (learner_id, run);

create index completion_of_link on completion (resource_link_id, completed_at);

-- Who has opened an activity as a learner: the instructor's list until the roster service is read.
create table participant (
  resource_link_id uuid not null references resource_link (id),
  learner_id uuid not null references learner (id),
  first_seen_at timestamp with time zone not null,
  constraint participant_natural_key primary key (resource_link_id, learner_id)
);

create table approval_request (
  resource_link_id uuid not null references resource_link (id),
  learner_id uuid not null references learner (id),
  asked_at timestamp with time zone not null,
  constraint approval_request_natural_key primary key (resource_link_id, learner_id)
);

create table decision (
  id uuid primary key,
  learner_id uuid not null references learner (id),
  run varchar(150) not null references run (slug),
  completion_id uuid not null references completion (id),
  awarded boolean not null,
  reasons text not null,
  decided_at timestamp with time zone not null,
  constraint decision_natural_key unique (completion_id)
);

create index decision_of_learner on decision (learner_id, run);

-- Which learner's completion of which run a city's tallies already hold: nothing counts twice.
create table city_credit (
  city_id uuid not null references city (id),
  learner_id uuid not null references learner (id),
  run varchar(150) not null references run (slug),
  credited_at timestamp with time zone not null,
  constraint city_credit_natural_key primary key (city_id, learner_id, run)
);

create index city_credit_of_learner on city_credit (learner_id);

-- Three facts side by side, never mixed: supported by learning, claimed by the city, confirmed by the assessment.
create table city_criterion (
  city_id uuid not null references city (id),
  standard varchar(64) not null,
  criterion varchar(16) not null,
  supported integer not null,
  claimed_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  constraint city_criterion_natural_key primary key (city_id, standard, criterion),
  foreign key (standard, criterion) references criterion (standard, code) on update cascade
);
