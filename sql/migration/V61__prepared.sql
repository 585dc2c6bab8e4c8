-- Which programs have brought these tables, what is built in and the keys up to date, by their fingerprints.
create table prepared_by (program varchar(64) not null);
