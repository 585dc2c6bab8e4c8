-- The language that a person chose on a page, by its tag; null until somebody chooses.
alter table learner add column language varchar(35);
-- Sentences are kept as facts with their arguments, which take more room than the sentences did.
alter table score alter column note set data type varchar(8000);
alter table score_attempt alter column answer set data type varchar(8000);
alter table look alter column outcome set data type varchar(8000);
alter table intake_call alter column outcome set data type varchar(8000);
alter table decision alter column cause set data type varchar(8000);
alter table job alter column failure set data type varchar(8000);
alter table job_refused alter column problem set data type varchar(8000);
alter table roster_load alter column failure set data type varchar(8000);
alter table completion alter column withdrawal_reason set data type varchar(8000);
alter table completion_report alter column reason set data type varchar(8000);
