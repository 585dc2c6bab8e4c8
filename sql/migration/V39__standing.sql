-- Room standing: what supports a city, what is marked for it, and which Standard it is on. Rows are added, never changed
-- after their day, so that the standing on any past date can be asked again.

-- What a run counted for when somebody's completion was counted: later edits of the run change nothing here.
create table counted_for (
  id uuid primary key,
  run varchar(150) not null references run (slug),
  standard varchar(64) not null references standard (id)
);

create index counted_for_of_run on counted_for (run);

create table counted_criterion (
  counted_for uuid not null references counted_for (id),
  standard varchar(64) not null,
  criterion varchar(16) not null,
  constraint counted_criterion_natural_key primary key (counted_for, standard, criterion),
  foreign key (standard, criterion) references criterion (standard, code) on update cascade
);

-- How many completions of a run came to support a criterion, or no longer did, by their day and the day they were noted.
-- An empty run stands for support of before, whose run is not known.
create table city_support (
  city_id uuid not null references city (id),
  run varchar(150) not null,
  standard varchar(64) not null,
  criterion varchar(16) not null,
  completed_on date not null,
  recorded_on date not null,
  supported integer not null,
  constraint city_support_natural_key primary key (city_id, run, standard, criterion, completed_on, recorded_on),
  foreign key (standard, criterion) references criterion (standard, code) on update cascade
);

-- What a city claims and what the assessment confirmed, or no longer: the last one noted counts from its day on.
create table city_mark (
  city_id uuid not null references city (id),
  number integer not null,
  standard varchar(64) not null,
  criterion varchar(16) not null,
  kind varchar(10) not null,
  effective_on date not null,
  taken_back boolean not null,
  recorded_at timestamp with time zone not null,
  recorded_by varchar(300) not null,
  evidence varchar(2000) not null,
  constraint city_mark_natural_key primary key (city_id, number),
  foreign key (standard, criterion) references criterion (standard, code) on update cascade
);

-- From when a city is on which Standard of its own; null: on the programme's again.
create table city_standard (
  city_id uuid not null references city (id),
  number integer not null,
  standard varchar(64) references standard (id),
  since date not null,
  carry_claims boolean not null,
  carry_confirmations boolean not null,
  recorded_at timestamp with time zone not null,
  recorded_by varchar(300) not null,
  constraint city_standard_natural_key primary key (city_id, number)
);

-- What takes a completion out of the city again exactly.
alter table city_credit add column completed_on date;
alter table city_credit add column counted_for uuid references counted_for (id);
