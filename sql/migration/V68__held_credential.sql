-- Room credential.held: credentials of other issuers that a learner had a client put here. The names by which a credential
-- is known again (its issuer's and its own) are hashed, because they may be longer than an index takes.
create table held_credential (
    id uuid primary key,
    learner_id uuid not null references learner (id),
    identity_hash varchar(64) not null,
    title varchar(300) not null,
    issuer varchar(300) not null,
    signed_jwt boolean not null,
    content text not null,
    valid_from timestamp with time zone,
    kept_at timestamp with time zone not null,
    constraint held_credential_natural_key unique (learner_id, identity_hash)
);
