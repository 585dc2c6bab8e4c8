-- Key pairs we sign with. The number within a use makes the first key (and each rotation) unique when two instances race.
create table signing_key (
    kid varchar(64) primary key,
    key_use varchar(16) not null,
    number_in_use integer not null,
    public_jwk text not null,
    private_jwk text not null,
    created_at timestamp with time zone not null,
    active_from timestamp with time zone not null,
    retired_at timestamp with time zone,
    unique (key_use, number_in_use)
);

-- Random secrets that all instances of one installation share, for example to sign launch state.
create table installation_secret (
    name varchar(64) primary key,
    secret text not null
);
