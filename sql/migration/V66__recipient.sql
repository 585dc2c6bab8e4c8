-- Room credential.recipient: whom the badges of a learner name, by the learner's own word. No row: nobody.
create table recipient (
    learner_id uuid primary key references learner (id),
    kind varchar(16) not null,
    named varchar(320) not null,
    chosen_at timestamp with time zone not null
);
