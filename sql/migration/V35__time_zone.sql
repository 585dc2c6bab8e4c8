-- Room people: the time zone in which the platform shows dates to somebody, and so the one of the reports they export.
alter table learner add column time_zone varchar(64);
