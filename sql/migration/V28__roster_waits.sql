-- Room roster: what the platform's list itself says of somebody, apart from launches; null before it named them.
alter table member add column listed_learns boolean;

-- Learners whose badge waits until the platform's list of the course names them as learners. Whom a whole reading of the
-- list has missed is not believed any more when a later reading fails.
create table roster_wait (
  resource_link_id uuid not null references resource_link (id),
  learner_id uuid not null references learner (id),
  course_id uuid not null,
  since timestamp with time zone not null,
  missed boolean not null,
  constraint roster_wait_natural_key primary key (resource_link_id, learner_id)
);

create index roster_wait_of_course on roster_wait (course_id);
