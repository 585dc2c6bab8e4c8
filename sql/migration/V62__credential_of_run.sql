-- While a database is filled for the first time, H2 took the index of the run alone for the question whether a learner
-- has a badge of a run, and read all badges of the run for each that was added.
create index credential_of_run_and_learner on credential (run_id, learner_id);
-- Nothing names an index, so the version before loses nothing by it.
drop index credential_of_run;
