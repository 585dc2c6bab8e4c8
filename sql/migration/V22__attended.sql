-- Room completion: when each attended session was, because a rule may count those of a time only.

alter table completion add column attended text default '' not null;
alter table completion_report add column attended text default '' not null;

-- When it was completed by the sources' own dates; decided_at is when Waymark came to know.
alter table award add column completed_at timestamp with time zone;
