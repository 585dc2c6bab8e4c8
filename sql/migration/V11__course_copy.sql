-- Room lti.platform: links that share one id, and courses that are copies of others.

-- Some platforms give every link in the text of a course the id of the course: such links differ by what they show.
alter table resource_link add column part varchar(200) default '' not null;
alter table resource_link drop constraint resource_link_natural_key;
alter table resource_link add constraint resource_link_natural_key unique (deployment_id, resource_link_id, part);

-- Waymark's own name of what was picked. A copied course carries it on, while the platform's ids are new.
alter table resource_link add column item varchar(200);

create index resource_link_context on resource_link (context_id);

-- A course that its platform calls a copy of one that is known, and what its instructor said to the one question.
create table course_copy (
  context_id uuid primary key references context (id),
  origin_id uuid not null references context (id),
  noted_at timestamp with time zone not null,
  takes_over boolean,
  answered_by uuid,
  answered_at timestamp with time zone
);
