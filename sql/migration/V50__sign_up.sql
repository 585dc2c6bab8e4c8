-- Room learning: whether people register for a run here, and what they are asked.
alter table run add column register_here boolean default false not null;
alter table run add column questions text default '[]' not null;

-- Room signup: who registered for which run. Whoever registers again after having withdrawn gets the end of the line.
create table sign_up (
    id uuid not null primary key,
    run varchar(150) not null references run (slug),
    learner_id uuid not null references learner (id),
    city_id uuid references city (id),
    tier varchar(300) not null,
    state varchar(16) not null,
    line bigint not null,
    answers text not null,
    shown boolean not null,
    address varchar(254),
    reminders boolean not null,
    stop_token varchar(43) not null,
    signed_up_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    constraint sign_up_natural_key unique (run, learner_id),
    constraint sign_up_stop_token unique (stop_token)
);
create index sign_up_of_learner on sign_up (learner_id);
create index sign_up_of_city on sign_up (city_id);
create index sign_up_waiting on sign_up (state, run);

-- All that became of a sign-up. Rows are only added.
create table sign_up_step (
    sign_up uuid not null references sign_up (id),
    number integer not null,
    state varchar(16) not null,
    tier varchar(300) not null,
    noted_at timestamp with time zone not null,
    noted_by varchar(300) not null,
    note varchar(1000) not null,
    constraint sign_up_step_natural_key primary key (sign_up, number)
);
