-- Room audit: what people with power did. Rows are added, never changed; each carries a seal over itself and the row before.
create table audit_entry (
    number bigint not null primary key,
    recorded_at timestamp with time zone not null,
    -- A learner's id, or one of the words "link", "operator" and "system".
    actor varchar(36) not null,
    act varchar(40) not null,
    subject_kind varchar(20) not null,
    subject varchar(400) not null,
    label varchar(400) not null,
    detail varchar(4000) not null,
    seal varchar(64) not null
);

create index audit_entry_of_subject on audit_entry (subject_kind, subject, number);
create index audit_entry_of_act on audit_entry (act, number);
create index audit_entry_of_actor on audit_entry (actor, number);

-- The last row of the list, with a seal of its own, so that rows cannot be cut off at the end unnoticed. Whoever adds holds it.
create table audit_head (
    id integer not null primary key,
    number bigint not null,
    last_seal varchar(64) not null,
    seal varchar(64) not null,
    constraint audit_head_is_one check (id = 1)
);

insert into audit_head (id, number, last_seal, seal) values (1, 0, '', '');
