-- Room people: learners and cities. A learner is a registration and its subject, never an e-mail address or a name.

create table city (
  id uuid primary key,
  name varchar(200) not null,
  people integer not null,
  completions integer not null,
  created_at timestamp with time zone not null,
  constraint city_natural_key unique (name)
);

create table city_code (
  code varchar(20) primary key,
  city_id uuid not null references city (id),
  created_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);

create index city_code_city on city_code (city_id);

create table learner (
  id uuid primary key,
  registration_id uuid not null references registration (id),
  subject varchar(255) not null,
  name varchar(255),
  test_user boolean not null,
  city_id uuid references city (id),
  city_joined_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint learner_natural_key unique (registration_id, subject)
);

create index learner_city on learner (city_id);
