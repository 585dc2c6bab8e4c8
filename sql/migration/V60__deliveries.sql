-- Room passback: the scores of a platform leave together, so each names the platform while it is on its way. Those that
-- arrived before this was here name none.

alter table score add column registration_id uuid references registration (id);
-- What caused a score, as the log names it: the id of a request and that of a launch. They name nobody.
alter table score add column origin varchar(60);

update score set registration_id = (
  select deployment.registration_id from resource_link join deployment on deployment.id = resource_link.deployment_id
  where resource_link.id = score.resource_link_id)
where state in ('QUEUED', 'WAITING');

create index score_due on score (registration_id, state, next_try_at);

-- How many arrived since a moment, which a page asks again and again.
create index score_delivered on score (delivered_at);

-- The instance that delivers to a platform, until when.
create table delivery_lease (
  registration_id uuid primary key references registration (id),
  holder varchar(36) not null,
  held_until timestamp with time zone not null
);

-- A score is its own entry of the queue now.
delete from scheduled_tasks where task_name in ('deliver-score', 'find-overdue-scores');
