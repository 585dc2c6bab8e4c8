-- Room learning: a session has a kind, and only meetings count as attended by themselves.

alter table run_session add column kind varchar(10) default 'MEETING' not null;

-- The built-in catalogue's own, by its titles.
update run_session set kind = 'READING' where label = 'Reading and worksheet before the webinar';
update run_session set kind = 'MESSAGE' where label in ('Introductory e-mail', 'Preparatory work is sent out');
update run_session set kind = 'OPTIONAL'
where label in ('Help desk: individual assistance during this week', 'Office hours, optional');

-- Room completion: the sessions of an activity, once its instructor has changed them; before that they are the run's.
-- A number is never used for another session of the activity, because attendance names sessions by it.
create table activity_session (
  resource_link_id uuid not null references resource_link (id),
  number integer not null,
  session_date date not null,
  label varchar(1000) not null,
  kind varchar(10) not null,
  counts boolean not null,
  dropped boolean not null,
  constraint activity_session_natural_key primary key (resource_link_id, number)
);

-- The activity that one is a copy of. Until its own rule is set it follows that one's, without the dates where the
-- copy stands in another course.
alter table activity add column origin_id uuid references resource_link (id);
alter table activity add column origin_dates boolean default false not null;

create index activity_of_origin on activity (origin_id);
create index resource_link_item on resource_link (item);
