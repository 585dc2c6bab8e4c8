-- A version of a certification framework. Codes are data: "on update cascade" lets an import change one.
create table standard (
    id varchar(64) primary key,
    title varchar(300) not null,
    criteria_count integer not null,
    rounding varchar(16) not null,
    provisional boolean not null,
    notes text not null,
    in_use boolean not null
);

create table practice_area (
    standard varchar(64) not null references standard (id),
    code varchar(16) not null,
    title varchar(300) not null,
    place integer not null,
    primary key (standard, code),
    unique (standard, title)
);

create table standard_level (
    standard varchar(64) not null references standard (id),
    code varchar(32) not null,
    title varchar(100) not null,
    share_percent integer not null,
    points integer not null,
    provisional boolean not null,
    note varchar(2000),
    primary key (standard, code),
    unique (standard, points)
);

create table criterion (
    standard varchar(64) not null references standard (id),
    code varchar(16) not null,
    area varchar(16) not null,
    title varchar(300) not null,
    statement varchar(2000) not null,
    time_bound_months integer,
    provisional boolean not null,
    note varchar(2000),
    place integer not null,
    primary key (standard, code),
    foreign key (standard, area) references practice_area (standard, code) on update cascade
);

create index criterion_by_area on criterion (standard, area);

create table criterion_prerequisite (
    standard varchar(64) not null,
    criterion varchar(16) not null,
    requires varchar(16) not null,
    place integer not null,
    primary key (standard, criterion, requires),
    foreign key (standard, criterion) references criterion (standard, code) on update cascade,
    foreign key (standard, requires) references criterion (standard, code) on update cascade
);
