-- An address that the reading of a course's list has met, so that pages which lead in a circle are seen (Brent's way: it
-- is moved on after 1, 2, 4, 8 … pages).
alter table roster_load add column met varchar(2000);
