-- Room standing: tallies of before become rows with a day. Days are those of UTC, whatever the server's time zone.

insert into counted_for (id, run, standard)
select gen_random_uuid(), slug, standard from run
where exists (select 1 from city_credit where city_credit.run = run.slug);

insert into counted_criterion (counted_for, standard, criterion)
select counted_for.id, run_alignment.standard, run_alignment.criterion from counted_for
join run_alignment on run_alignment.run = counted_for.run and run_alignment.standard = counted_for.standard;

update city_credit set counted_for = (select id from counted_for where counted_for.run = city_credit.run);

update city_credit set completed_on = cast(substring(cast(coalesce(
    (select min(coalesce(award.completed_at, award.decided_at)) from award
     where award.learner_id = city_credit.learner_id and award.run = city_credit.run and award.met),
    credited_at) at time zone 'UTC' as varchar(40)) from 1 for 10) as date);

alter table city_credit alter column completed_on set not null;
alter table city_credit alter column counted_for set not null;
drop index city_credit_of_run;
create index city_credit_of_run on city_credit (city_id, run, team_once, completed_on);

-- Each completion counts that was credited singly; where none is, the newest one of a team.
insert into city_support (city_id, run, standard, criterion, completed_on, recorded_on, supported)
select city_id, run, standard, criterion, completed_on, recorded_on, count(*) from (
  select credit.city_id, credit.run, counted.standard, counted.criterion, credit.completed_on,
    cast(substring(cast(credit.credited_at at time zone 'UTC' as varchar(40)) from 1 for 10) as date) as recorded_on
  from city_credit credit
  join counted_criterion counted on counted.counted_for = credit.counted_for
  where not credit.team_once or (
    not exists (select 1 from city_credit single
      where single.city_id = credit.city_id and single.run = credit.run and not single.team_once)
    and credit.learner_id = (select mate.learner_id from city_credit mate
      where mate.city_id = credit.city_id and mate.run = credit.run
      order by mate.completed_on desc, mate.learner_id fetch first 1 row only))
) counting
group by city_id, run, standard, criterion, completed_on, recorded_on;

-- What a tally held otherwise, since a run was edited after it was counted, stays in the sum.
insert into city_support (city_id, run, standard, criterion, completed_on, recorded_on, supported)
select city_id, '', standard, criterion, noted_on, noted_on, difference from (
  select tally.city_id, tally.standard, tally.criterion,
    tally.supported - coalesce((select sum(support.supported) from city_support support
      where support.city_id = tally.city_id and support.standard = tally.standard
        and support.criterion = tally.criterion), 0) as difference,
    cast(substring(cast(coalesce(
      (select max(credit.credited_at) from city_credit credit where credit.city_id = tally.city_id),
      (select created_at from city where city.id = tally.city_id)) at time zone 'UTC' as varchar(40)) from 1 for 10) as date)
      as noted_on
  from (select city_id, standard, criterion, supported from city_criterion
    -- A criterion that a run came to count for, without a tally yet.
    union all
    select distinct support.city_id, support.standard, support.criterion, 0 from city_support support
    where not exists (select 1 from city_criterion tally
      where tally.city_id = support.city_id and tally.standard = support.standard
        and tally.criterion = support.criterion)) tally
) rest
where difference <> 0;

insert into city_mark (city_id, number, standard, criterion, kind, effective_on, taken_back, recorded_at, recorded_by, evidence)
select city_id, row_number() over (partition by city_id order by at, kind, standard, criterion), standard, criterion, kind,
  cast(substring(cast(at at time zone 'UTC' as varchar(40)) from 1 for 10) as date), false, at, '', ''
from (
  select city_id, standard, criterion, 'CLAIMED' as kind, claimed_at as at from city_criterion where claimed_at is not null
  union all
  select city_id, standard, criterion, 'CONFIRMED', confirmed_at from city_criterion where confirmed_at is not null
) marked;

drop table city_criterion;
