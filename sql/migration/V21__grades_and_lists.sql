-- Room passback: only the newest score of a learner for a column is sent. What was left waiting before a newer one
-- would otherwise still be sent after it, for instance at the next launch.

update score set state = 'SUPERSEDED', score_at = created_at, next_try_at = null, round = round + 1
where state <> 'DELIVERED' and exists (
  select 1 from score newer where newer.resource_link_id = score.resource_link_id and newer.learner_id = score.learner_id
    and newer.tag = score.tag and newer.created_at > score.created_at);

-- How long a score has been tried is counted from here: its own time moves when the platform holds a later one.
alter table score add column queued_at timestamp with time zone;
update score set queued_at = created_at;
alter table score alter column queued_at set not null;

-- Room roster: members on a course's list whose id cannot be read; with any of them a reading is not whole.
alter table roster_load add column nameless integer default 0 not null;
