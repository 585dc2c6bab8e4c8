-- Each registration signs with keys of its own, published at an address of its own; its tokens go to origins of its own.

-- The table is made anew because its unique constraint had no name by which both databases could drop it.
-- The holder is whom a key signs for: the address of a key set, or empty for a set of the whole installation.
create table held_key (
  kid varchar(64) primary key,
  key_use varchar(16) not null,
  holder varchar(36) not null,
  number_in_set integer not null,
  public_jwk text not null,
  private_jwk text not null,
  created_at timestamp with time zone not null,
  active_from timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint signing_key_natural_key unique (key_use, holder, number_in_set)
);

insert into held_key
  (kid, key_use, holder, number_in_set, public_jwk, private_jwk, created_at, active_from, retired_at)
select kid, key_use, '', number_in_use, public_jwk, private_jwk, created_at, active_from, retired_at from signing_key;

drop table signing_key;
alter table held_key rename to signing_key;

-- Platforms of version 0.1 read the common key set until they were told the new address.
alter table registration add column own_keys boolean default false not null;

-- Addresses of key sets. One without a registration was printed for an administrator who has not come back yet; a
-- registration has several when its platform was told a new one while it was registered again.
create table key_set_address (
  id uuid primary key,
  registration_id uuid references registration (id),
  made_at timestamp with time zone not null
);

insert into key_set_address (id, registration_id, made_at) select id, id, created_at from registration;

create index key_set_address_registration on key_set_address (registration_id);

-- What a platform said when it was registered again and an operator has not agreed to yet: the newest word only.
create table registration_change (
  registration_id uuid primary key references registration (id),
  id uuid not null,
  authorization_endpoint varchar(1000) not null,
  token_endpoint varchar(1000) not null,
  token_audience varchar(1000),
  jwks_uri varchar(1000) not null,
  proposed_at timestamp with time zone not null
);

-- Origins of services that a platform named and that are not its own: no token goes there before an operator agrees.
create table service_origin (
  registration_id uuid not null references registration (id),
  origin varchar(300) not null,
  state varchar(10) not null,
  first_seen_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  constraint service_origin_natural_key primary key (registration_id, origin)
);
