-- Rooms poll, moodle and intake: what Waymark asks platforms by itself, and what other systems tell it.

-- When something was last looked at, what came of it, and when it is looked at next.
create table look (
  kind varchar(20) not null,
  subject uuid not null,
  looked_at timestamp with time zone,
  good boolean not null,
  outcome varchar(500) not null,
  failures integer not null,
  next_at timestamp with time zone not null,
  not_before timestamp with time zone,
  constraint look_natural_key primary key (kind, subject)
);

create index look_due on look (kind, next_at);

-- Where the web services of a Moodle are. Its token is a secret of the installation (table installation_secret).
create table web_service (
  registration_id uuid primary key references registration (id),
  address varchar(1000) not null,
  set_at timestamp with time zone not null
);

-- Another system that may tell completions of one platform. Only the SHA-256 of its token is kept.
create table intake_client (
  id uuid primary key,
  registration_id uuid not null references registration (id),
  name varchar(100) not null,
  token_hash varchar(64) not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint intake_client_natural_key unique (registration_id, name),
  constraint intake_client_token unique (token_hash)
);

create table intake_call (
  id uuid primary key,
  client_id uuid not null references intake_client (id),
  called_at timestamp with time zone not null,
  address varchar(60) not null,
  status integer not null,
  outcome varchar(300) not null
);

create index intake_call_time on intake_call (called_at);
create index intake_call_of_client on intake_call (client_id, called_at);

-- The answer to a call that carried an Idempotency-Key, given again when the same call comes again.
create table intake_answer (
  client_id uuid not null references intake_client (id),
  idempotency_key varchar(200) not null,
  request_hash varchar(64) not null,
  answer text,
  taken_at timestamp with time zone not null,
  constraint intake_answer_natural_key primary key (client_id, idempotency_key)
);

create index intake_answer_time on intake_answer (taken_at);

-- Which fact a statement told, so that a later one can void it; one that is voided before it comes waits here.
create table intake_statement (
  client_id uuid not null references intake_client (id),
  statement_id uuid not null,
  source_id varchar(300),
  told_at timestamp with time zone,
  voided_at timestamp with time zone,
  constraint intake_statement_natural_key primary key (client_id, statement_id)
);
