-- Room credential.issuer: the organizations that issue badges. Pictures by their content; each change of an organization
-- is a row of its own, so that the past can be seen and brought back; none is ever removed, because badges name them.
create table issuer_picture (
    hash varchar(64) not null,
    kind varchar(16) not null,
    width integer not null,
    height integer not null,
    png bytea not null,
    added_at timestamp with time zone not null,
    constraint issuer_picture_natural_key primary key (hash, kind)
);

create table issuer_revision (
    slug varchar(64) not null,
    number integer not null,
    name varchar(200) not null,
    address varchar(400),
    website varchar(300),
    email varchar(254),
    logo varchar(64),
    signatory varchar(120),
    role varchar(160),
    signature varchar(64),
    recorded_at timestamp with time zone not null,
    recorded_by varchar(200) not null,
    constraint issuer_revision_natural_key primary key (slug, number)
);

-- Who issues the badges of an opportunity from then on; of the whole programme where it names none. The last one counts.
create table issuer_choice (
    number integer not null primary key,
    opportunity varchar(150) references opportunity (slug) on delete cascade,
    issuer varchar(64),
    recorded_at timestamp with time zone not null,
    recorded_by varchar(200) not null
);

-- Room credential: which organization issued it, whose list it stands on when it is revoked; null for the installation.
alter table credential add column issuer varchar(64);
