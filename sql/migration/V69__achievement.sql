-- Room credential.achievement: what a badge is given for beside one run: a practice area whose criteria are all supported,
-- or a set of opportunities. Each change is a row of its own; none is ever removed, because badges name them. "version"
-- is the number of the newest revision, "issued" what it says.
create table achievement (
    id varchar(150) primary key,
    kind varchar(16) not null,
    standard varchar(64) references standard (id),
    area uuid,
    version integer not null,
    issued boolean not null,
    constraint achievement_of_area unique (standard, area)
);

create table achievement_revision (
    achievement varchar(150) not null references achievement (id),
    number integer not null,
    name varchar(200) not null,
    description varchar(1000) not null,
    criteria varchar(2000) not null,
    opportunities text not null,
    months integer,
    issued boolean not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(200) not null,
    constraint achievement_revision_natural_key primary key (achievement, number)
);

-- The opportunities of the sets that are issued now.
create table achievement_part (
    opportunity varchar(150) not null references opportunity (slug) on delete cascade,
    achievement varchar(150) not null references achievement (id),
    constraint achievement_part_natural_key primary key (opportunity, achievement)
);

-- The runs whose completions a badge of a practice area or a set rests on.
create table achievement_evidence (
    credential_id uuid not null,
    run varchar(150) not null,
    constraint achievement_evidence_natural_key primary key (credential_id, run)
);

-- For how many months the badges of an opportunity's runs are valid from then on; null: for ever. The last one counts.
create table badge_validity (
    opportunity varchar(150) not null references opportunity (slug) on delete cascade,
    number integer not null,
    months integer,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(200) not null,
    constraint badge_validity_natural_key primary key (opportunity, number)
);
