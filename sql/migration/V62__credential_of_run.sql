-- contract: nothing has read it since 0.1
-- While a database is filled for the first time, H2 took the index of the run alone for the question whether a learner
-- has a badge of a run, and read all badges of the run for each that was added.
create index credential_of_run_and_learner on credential (run_id, learner_id);
-- The new index serves what the old one served, so the version before loses nothing.
drop index credential_of_run;
