-- What the public calendar finds runs by. The program fills both columns when it writes a run, and at its start where a
-- run has none yet: the last day on which a run is under way (9999-12-31 where nothing puts an end to it), and its words
-- in small letters without accents.
alter table run add column last_day date;
alter table run add column search_text text;

create index run_by_last_day on run (last_day);
create index run_revision_by_time on run_revision (recorded_at);

-- What the programme says about its calendar; one row.
create table calendar_setting (
    only_row boolean primary key check (only_row),
    next_announced varchar(300) not null
);
