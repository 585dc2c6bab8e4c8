-- Room question: what people ask the program, and what staff answer. Whoever has the token of a question reads it without
-- signing in, so it is as long as a secret.
create table question (
    id uuid not null primary key,
    topic varchar(16) not null,
    state varchar(16) not null,
    -- Who asked, and of which city the person was; null for somebody who was not signed in.
    learner_id uuid references learner (id),
    city_id uuid references city (id),
    -- What somebody says of himself or herself, to be answered.
    name varchar(200) not null,
    address varchar(254),
    -- The page that it was asked from, or the reference of an error.
    page varchar(200) not null,
    token varchar(64) not null,
    asked_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    constraint question_token unique (token)
);
create index question_state on question (state, changed_at);
create index question_of_city on question (city_id, state);
create index question_of_learner on question (learner_id, asked_at);

-- What was written or done, in turns. Of staff it says who, in words; empty for whoever asked.
create table question_entry (
    question uuid not null references question (id),
    number integer not null,
    -- Of others than staff the learner who wrote, where one was signed in.
    learner_id uuid references learner (id),
    by_staff boolean not null,
    written_by varchar(300) not null,
    -- What staff did, as a message that is worded when it is shown; null where they only wrote.
    done varchar(2000),
    words varchar(4000) not null,
    written_at timestamp with time zone not null,
    constraint question_entry_natural_key primary key (question, number)
);
create index question_entry_of_learner on question_entry (learner_id);

-- A question by which a city asks to host a training: what it would like, what was planned, and the run that it became.
create table hosting (
    question uuid not null primary key references question (id),
    state varchar(16) not null,
    opportunity varchar(150),
    first_day date not null,
    last_day date not null,
    people integer not null,
    place varchar(300) not null,
    planned_first date,
    planned_last date,
    planned_place varchar(300),
    run varchar(150),
    constraint hosting_run unique (run)
);

-- Who answers questions of a topic, for people who would rather write a letter, and where to tell that one was asked.
create table contact (
    topic varchar(16) not null primary key,
    name varchar(200) not null,
    address varchar(254) not null
);
