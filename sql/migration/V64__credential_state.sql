-- Room credential: staff suspends a badge for a time, lets it be valid again, or issues it again in place of one that says
-- something wrong. What was done and why, in order.
alter table credential add column suspended_at timestamp with time zone;
alter table credential add column suspension_reason text;
alter table credential add column replacement uuid;
create index credential_suspended_at on credential (suspended_at);

create table credential_event (
    credential_id uuid not null,
    number integer not null,
    kind varchar(16) not null,
    at timestamp with time zone not null,
    reason text,
    constraint credential_event_natural_key primary key (credential_id, number)
);
