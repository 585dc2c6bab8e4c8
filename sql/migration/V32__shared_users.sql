-- Room lti.platform: issuers of whom an administrator decided that all their clients have the same users.
create table shared_issuer (
  issuer varchar(500) not null,
  decided_at timestamp with time zone not null,
  constraint shared_issuer_natural_key primary key (issuer)
);

-- Room people: the same person at another client, from whom the city is known; null where it was told here.
alter table learner add column city_from uuid references learner (id);

create index learner_of_other on learner (city_from);
