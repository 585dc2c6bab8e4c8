-- Room roster: an e-mail address is kept as a keyed hash, by which a report of the same course may name somebody. The
-- address itself stays only where an administrator wants it; what was kept before comes again with the platform's list.
alter table member add column email_hash varchar(64);
update member set email = null;
create index member_by_email on member (course_id, email_hash);

-- Room lti.platform: what is kept of the e-mail addresses that a platform tells: HASH, PLAIN or NOTHING.
alter table registration add column addresses varchar(8) default 'HASH' not null;
