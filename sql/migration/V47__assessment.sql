-- Room standing: a city's assessments, and the level that the programme awarded, as dated facts. Rows are added, never
-- changed: a row that takes another one back says which.
create table city_assessment (
    city_id uuid not null references city (id),
    number integer not null,
    assessed_on date not null,
    standard varchar(64) not null references standard (id),
    level varchar(100),
    certified_until date,
    note varchar(2000) not null,
    takes_back integer,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(300) not null,
    constraint city_assessment_natural_key primary key (city_id, number)
);

-- Which assessment confirmed a criterion; null where somebody noted it singly.
alter table city_mark add column assessment integer;

-- The number of the mark that this row undoes, as if it had never been noted; such a row is no mark itself.
alter table city_mark add column undoes integer;

-- The number of the mark that this row says again, so that it still holds after something was noted for an earlier day.
alter table city_mark add column restates integer;
create index city_mark_undone on city_mark (city_id, undoes);

-- Counts up with everything that changes where a city stands, so that what was worked out before is known to be old.
alter table city add column changed bigint default 0 not null;

-- What staff write about a city for each other. A note that was removed keeps who did so, and no text.
create table city_note (
    city_id uuid not null references city (id),
    number integer not null,
    text varchar(4000) not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(300) not null,
    removed_at timestamp with time zone,
    removed_by varchar(300),
    constraint city_note_natural_key primary key (city_id, number)
);

-- Where each city stood when that was last worked out, for the table of all cities. It can be made anew at any time.
create table city_summary (
    city_id uuid not null primary key references city (id),
    changed bigint not null,
    read_on date not null,
    known varchar(64) not null,
    name_key varchar(2000) not null,
    plain_name varchar(600) not null,
    standard varchar(64) not null references standard (id),
    points integer not null,
    possible integer not null,
    supported integer not null,
    claimed integer not null,
    confirmed integer not null,
    level varchar(100),
    level_rank integer not null,
    next_level varchar(100),
    distance integer,
    assessed_on date,
    certified varchar(100),
    certified_until date,
    differs boolean not null,
    active_on date
);
