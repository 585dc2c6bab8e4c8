-- Room standard: each state that a Standard has had, with who made it. Rows are added, never changed.
create table standard_revision (
    standard varchar(64) not null references standard (id),
    number integer not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(300) not null,
    what text not null,
    runs_from date,
    cities_from date,
    file text not null,
    primary key (standard, number)
);

-- Room standard.crosswalk: relations between criteria of two versions. What was removed stays, with when.
create table association (
    id uuid primary key,
    from_standard varchar(64) not null,
    from_criterion varchar(16) not null,
    to_standard varchar(64) not null,
    to_criterion varchar(16) not null,
    type varchar(32) not null,
    note varchar(2000),
    provisional boolean not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(300) not null,
    removed_at timestamp with time zone,
    removed_by varchar(300),
    foreign key (from_standard, from_criterion) references criterion (standard, code) on update cascade,
    foreign key (to_standard, to_criterion) references criterion (standard, code) on update cascade
);

create index association_from on association (from_standard, from_criterion);
create index association_to on association (to_standard, to_criterion);
