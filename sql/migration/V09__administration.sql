-- Room administration: how an administrator comes in, and what the launches of the last days were.

-- Only the SHA-256 of a link's secret is kept: reading the table opens no door.
create table admin_link (
  secret_hash varchar(64) primary key,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);

-- A protocol that is swept after two weeks, so it refers to nothing: its rows must never keep a registration.
create table launch_log (
  id uuid primary key,
  launched_at timestamp with time zone not null,
  accepted boolean not null,
  step varchar(10) not null,
  reason varchar(40) not null,
  clause varchar(20) not null,
  detail varchar(500) not null,
  registration_id uuid,
  deployment varchar(255) not null,
  message_type varchar(60) not null,
  correlation varchar(20) not null,
  claims text not null
);

create index launch_log_time on launch_log (launched_at);
