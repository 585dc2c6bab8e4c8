-- Room passback: columns beside the one of an activity, told apart by their tag.

alter table score add column tag varchar(50) default 'waymark-completion' not null;
alter table score drop constraint score_natural_key;
alter table score add constraint score_natural_key unique (resource_link_id, learner_id, cause, tag);

create table further_column (
  resource_link_id uuid not null references resource_link (id),
  tag varchar(50) not null,
  lineitem varchar(2000),
  lease_until timestamp with time zone,
  constraint further_column_natural_key primary key (resource_link_id, tag)
);

-- Score policies that have a column of their own.
alter table completion_rule add column further varchar(100) default '' not null;
