-- Room roster: who is in a course, by the platform's list and by launches, and how far reading that list is.

-- course_id is the context, or the link itself where launches name no course. A subject is somebody of that course only;
-- user name, e-mail and sourcedid help to read a report of this course and never tell who somebody is elsewhere.
create table member (
  course_id uuid not null,
  subject varchar(255) not null,
  name varchar(255),
  sort_name varchar(300) not null,
  email varchar(255),
  sourcedid varchar(255),
  username varchar(255),
  launched_instructor boolean,
  learns boolean not null,
  active boolean not null,
  gone boolean not null,
  seen_load integer,
  added_at timestamp with time zone not null,
  constraint member_natural_key primary key (course_id, subject)
);

create index member_by_name on member (course_id, learns, sort_name, subject);

insert into member (course_id, subject, name, sort_name, learns, active, gone, launched_instructor, added_at)
select coalesce(link.context_id, link.id), learner.subject, max(learner.name),
  lower(coalesce(max(learner.name), 'learner ' || learner.subject)), true, true, false, false, min(first_seen_at)
from participant
join resource_link link on link.id = participant.resource_link_id
join learner on learner.id = participant.learner_id
group by coalesce(link.context_id, link.id), learner.subject;

-- The last reading of a course's list. finished_at is empty while it goes on; only a whole one tells who has left.
create table roster_load (
  course_id uuid primary key,
  resource_link_id uuid not null references resource_link (id),
  number integer not null,
  started_at timestamp with time zone not null,
  pages integer not null,
  people integer not null,
  expected integer,
  next_page varchar(2000) not null,
  failures integer not null,
  failure varchar(500),
  finished_at timestamp with time zone,
  whole boolean not null
);

-- An instructor's no to a request, until the learner asks again or it is undone.
create table rejection (
  resource_link_id uuid not null references resource_link (id),
  learner_id uuid not null references learner (id),
  reason varchar(1000) not null,
  rejected_by uuid not null references learner (id),
  rejected_at timestamp with time zone not null,
  asked_at timestamp with time zone not null,
  constraint rejection_natural_key primary key (resource_link_id, learner_id)
);
