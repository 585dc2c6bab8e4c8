-- Room poll: since when the looks at something fail; empty after one that could read.
alter table look add column failing_since timestamp with time zone;
update look set failing_since = looked_at where not good;
