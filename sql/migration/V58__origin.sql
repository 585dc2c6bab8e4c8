-- What caused a letter, as the log names it: the id of a request and that of a launch. They name nobody.
alter table mail add column origin varchar(60);
