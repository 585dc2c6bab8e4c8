-- Room authorization: programs of others that may read a learner's badges (OAuth 2.0). A client registers itself and is
-- believed in nothing but its redirect addresses. Of every secret only the SHA-256 is kept.
create table oauth_client (
    id uuid primary key,
    secret_hash varchar(64) not null,
    name varchar(120) not null,
    homepage varchar(500) not null,
    terms varchar(500) not null,
    policy varchar(500) not null,
    redirects text not null,
    scopes varchar(300) not null,
    refreshes boolean not null,
    registered_at timestamp with time zone not null,
    used_at timestamp with time zone
);
create index oauth_client_unused on oauth_client (used_at, registered_at);

-- What a learner lets a client do. It goes with all its codes and tokens when either ends it.
create table oauth_grant (
    id uuid primary key,
    client_id uuid not null references oauth_client (id),
    learner_id uuid not null references learner (id),
    scopes varchar(300) not null,
    granted_at timestamp with time zone not null,
    used_at timestamp with time zone,
    constraint oauth_grant_natural_key unique (learner_id, client_id)
);
create index oauth_grant_of_client on oauth_grant (client_id);

create table oauth_code (
    hash varchar(64) primary key,
    grant_id uuid not null references oauth_grant (id) on delete cascade,
    redirect varchar(500) not null,
    challenge varchar(43) not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone
);
create index oauth_code_of_grant on oauth_code (grant_id);

-- A refresh token that was used stays, so that a second use of it is seen.
create table oauth_token (
    hash varchar(64) primary key,
    grant_id uuid not null references oauth_grant (id) on delete cascade,
    kind varchar(16) not null,
    scopes varchar(300) not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone
);
create index oauth_token_of_grant on oauth_token (grant_id);
create index oauth_token_expires_at on oauth_token (expires_at);

-- Shown to a learner within the learning platform, typed once on the page on which a client asks.
create table connect_code (
    learner_id uuid primary key references learner (id),
    hash varchar(64) not null,
    expires_at timestamp with time zone not null,
    constraint connect_code_hash unique (hash)
);
