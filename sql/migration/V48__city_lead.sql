-- Room people.lead: who leads a city. A row that ended stays. A learner leads the own city only, and once at a time: whoever
-- writes holds the learner's row or the city's.
create table city_lead (
    id uuid not null primary key,
    city_id uuid not null references city (id),
    learner_id uuid not null references learner (id),
    since timestamp with time zone not null,
    -- Who named the person, in words; empty for whoever runs the server.
    named_by varchar(300) not null,
    -- Whether the person became a lead with a code that somebody made for that.
    by_code boolean not null,
    until timestamp with time zone,
    ended_by varchar(300)
);

create index city_lead_of_city on city_lead (city_id, until);
create index city_lead_of_learner on city_lead (learner_id, until);

-- A code makes one learner of the city a lead of it, once, until it ends.
create table lead_code (
    code varchar(20) not null primary key,
    city_id uuid not null references city (id),
    created_at timestamp with time zone not null,
    created_by varchar(300) not null,
    ends_at timestamp with time zone not null,
    used_at timestamp with time zone,
    used_by uuid references learner (id),
    ended_at timestamp with time zone
);

create index lead_code_of_city on lead_code (city_id, created_at);
create index lead_code_of_learner on lead_code (used_by);
