-- Room completion: when each attended session was, because a rule may count those of a time only.

alter table completion add column attended text default '' not null;
alter table completion_report add column attended text default '' not null;
