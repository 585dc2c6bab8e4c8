-- Rooms lti.platform and lti.launch: registrations, deployments, courses, links, and what protects the launch.

create table registration (
  id uuid primary key,
  issuer varchar(500) not null,
  client_id varchar(255) not null,
  name varchar(255) not null,
  product varchar(100) not null,
  authorization_endpoint varchar(1000) not null,
  token_endpoint varchar(1000) not null,
  token_audience varchar(1000),
  jwks_uri varchar(1000) not null,
  state varchar(10) not null,
  programme boolean not null,
  created_at timestamp with time zone not null,
  constraint registration_natural_key unique (issuer, client_id)
);

create table deployment (
  id uuid primary key,
  registration_id uuid not null references registration (id),
  deployment_id varchar(255) not null,
  state varchar(10) not null,
  first_seen_at timestamp with time zone not null,
  constraint deployment_natural_key unique (registration_id, deployment_id)
);

-- Only the SHA-256 of a link's secret is kept: reading the table opens no door.
create table registration_link (
  secret_hash varchar(64) primary key,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  review boolean not null,
  used_at timestamp with time zone,
  registration_id uuid references registration (id)
);

create table context (
  id uuid primary key,
  deployment_id uuid not null references deployment (id),
  context_id varchar(255) not null,
  label varchar(255) not null,
  title varchar(500) not null,
  constraint context_natural_key unique (deployment_id, context_id)
);

create table resource_link (
  id uuid primary key,
  deployment_id uuid not null references deployment (id),
  context_id uuid references context (id),
  resource_link_id varchar(255) not null,
  title varchar(500) not null,
  lineitem varchar(1000),
  lineitems varchar(1000),
  ags_scopes varchar(500) not null,
  memberships_url varchar(1000),
  lineitem_lease_until timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint resource_link_natural_key unique (deployment_id, resource_link_id)
);

-- Each signed state works once; the row outlives the state's own expiry and is then swept away.
create table used_state (
  state_id varchar(64) primary key,
  expires_at timestamp with time zone not null
);

create index used_state_expiry on used_state (expires_at);

create table deep_linking_request (
  id uuid primary key,
  deployment_id uuid not null references deployment (id),
  learner_id uuid not null,
  settings text not null,
  created_at timestamp with time zone not null,
  answered_at timestamp with time zone
);
