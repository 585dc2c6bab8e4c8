-- What a run says of itself since staff keep runs by page. Existing runs were all public.
alter table opportunity add column description text default '[]' not null;
alter table opportunity add column outcomes text default '[]' not null;
alter table opportunity add column audience varchar(2000);

alter table run add column language varchar(35) default 'en' not null;
alter table run add column run_format varchar(16) default 'ONLINE' not null;
alter table run add column place varchar(300);
alter table run add column host_city varchar(120);
alter table run add column tiers text default '[]' not null;
alter table run add column contact varchar(300);
alter table run add column materials text default '[]' not null;
alter table run add column take_at varchar(2000);
alter table run add column published_at timestamp with time zone;
alter table run add column cancelled_on date;
alter table run add column cancel_notice varchar(2000);
alter table run add column postponed_from date;

update run set published_at = timestamp with time zone '1970-01-01 00:00:00+00';
update run set run_format = 'IN_PERSON'
    where opportunity in (select slug from opportunity where kind in ('POP_UP', 'ON_TOUR'));

-- "place" is the number of a session within its run.
alter table run_session add column leader varchar(300);
alter table run_session add column venue varchar(300);
alter table run_session add column link varchar(2000);
