-- Room mail: letters to people, each once. What it says and to whom is forgotten when it has been sent.
create table mail (
    id uuid not null primary key,
    about varchar(200) not null,
    address varchar(254),
    subject varchar(500) not null,
    content text,
    stop_url varchar(2000),
    queued_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    attempts integer not null,
    handed_over_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome varchar(16),
    problem varchar(500),
    constraint mail_natural_key unique (about)
);
create index mail_open on mail (ended_at, due_at);
create index mail_outcome on mail (outcome, ended_at);
