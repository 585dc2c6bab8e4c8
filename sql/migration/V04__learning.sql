-- Opportunities and their dated runs. Slugs are the keys: the codes printed on the source page are not unique.
create table opportunity (
    slug varchar(150) primary key,
    title varchar(300) not null,
    kind varchar(32) not null,
    issue_area boolean not null,
    summary varchar(4000) not null,
    partners text not null,
    notes text not null
);

create table run (
    slug varchar(150) primary key,
    opportunity varchar(150) not null references opportunity (slug),
    title varchar(300),
    code varchar(64),
    start_date date not null,
    start_inferred boolean not null,
    end_date date,
    duration varchar(100),
    contents text not null,
    audience varchar(2000),
    eligibility varchar(2000),
    capacity varchar(2000),
    time_commitment varchar(2000),
    registration_deadline date,
    outcomes text not null,
    standard varchar(64) not null references standard (id),
    provisional boolean not null,
    notes text not null
);

create index run_by_opportunity on run (opportunity);
create index run_by_start on run (start_date);

create table run_session (
    run varchar(150) not null references run (slug),
    place integer not null,
    session_date date not null,
    year_inferred boolean not null,
    whole_week boolean not null,
    start_time varchar(8),
    end_time varchar(8),
    zone varchar(64),
    label varchar(1000) not null,
    primary key (run, place)
);

create table run_alignment (
    run varchar(150) not null references run (slug),
    standard varchar(64) not null,
    criterion varchar(16) not null,
    primary key (run, standard, criterion),
    foreign key (standard, criterion) references criterion (standard, code) on update cascade
);

create index run_alignment_by_criterion on run_alignment (standard, criterion);
