-- Room credential.achievement: who has completed a run, without reading what everybody completed. On PostgreSQL an operator
-- may make it before the update: create index concurrently award_of_run on award (run, learner_id).
create index if not exists award_of_run on award (run, learner_id);
