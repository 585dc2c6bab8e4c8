-- The lasting CASE identifier of a practice area. Null means the one that follows from its code, as it always did for
-- criteria; it is written when the code changes, so that what others keep of the area still names it.
alter table practice_area add column case_id uuid;
