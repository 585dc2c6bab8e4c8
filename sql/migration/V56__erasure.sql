-- A person whose data was erased: the row stays without anything that names the person, so that what counts for a city
-- goes on counting.
alter table learner add column erased_at timestamp with time zone;

-- The last day on which the person opened anything. Nobody knows it of earlier times, so it begins now.
alter table learner add column seen_on date;
update learner set seen_on = current_date;

alter table resource_link add column opened_on date;
update resource_link set opened_on = current_date;

-- Whom no list of a platform brings back: a keyed hash of registration and subject, which names nobody.
create table erased_person (
    mark varchar(64) not null primary key,
    erased_at timestamp with time zone not null
);

create table retention_rule (
    kind varchar(30) not null primary key,
    active boolean not null,
    months integer not null,
    changed_at timestamp with time zone not null,
    changed_by varchar(300) not null
);

-- What a rule removed on a day; also nothing.
create table retention_run (
    kind varchar(30) not null,
    ran_at timestamp with time zone not null,
    removed bigint not null,
    -- Whether the number stands in the audit log; a run that was broken off is noted by the next one.
    noted boolean not null,
    constraint retention_run_natural_key primary key (kind, ran_at)
);
