-- Every change of a run or an opportunity, with all of it as the import file has it. Rows are only added.
create table run_revision (
    run varchar(150) not null references run (slug),
    number integer not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(300) not null,
    action varchar(16) not null,
    content text not null,
    primary key (run, number)
);

create table opportunity_revision (
    opportunity varchar(150) not null references opportunity (slug),
    number integer not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(300) not null,
    action varchar(16) not null,
    content text not null,
    primary key (opportunity, number)
);

-- Staff are told how much rests on a run before they change it.
create index completion_of_run on completion (run);
create index activity_of_run on activity (run);
create index credential_of_run on credential (run_id);
