-- One row is one issued credential, kept exactly as it was signed. What is printed about a person stands in its own
-- columns, so that it can be removed without touching the signed text, which names nobody.
create table credential (
    id uuid primary key,
    learner_id uuid not null,
    run_id varchar(150) not null,
    edition integer not null,
    verification_code varchar(20) not null unique,
    recipient_name text,
    city_name text,
    facts text not null,
    json text not null,
    jwt text not null,
    issued_at timestamp with time zone not null,
    revoked_at timestamp with time zone,
    revocation_reason text,
    unique (learner_id, run_id, edition)
);

create index credential_revoked_at on credential (revoked_at);
