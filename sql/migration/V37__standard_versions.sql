-- Room standard: versions side by side. A version is valid from and until a day of its own; new runs belong to it, and
-- cities are on it, from days that the programme chooses. Without a day for runs it is a draft.
alter table standard add column valid_from date;
alter table standard add column valid_until date;
alter table standard add column runs_from date;
alter table standard add column cities_from date;
update standard set runs_from = date '2018-01-01', cities_from = date '2018-01-01' where in_use;
alter table standard drop column in_use;

alter table practice_area add column former_titles text default '[]' not null;

-- The lasting CASE identifier, to which the alignments of badges point. Where it is null, it follows from Standard and
-- code, as it did in 0.1; whoever changes a code writes it down first.
alter table criterion add column case_id uuid;
alter table criterion add constraint criterion_case_id unique (case_id);
alter table criterion add column core boolean default false not null;
alter table criterion add column former_titles text default '[]' not null;

-- Three codes of the version of 2018 were wrong. Each is corrected where it still stands as it was shipped, and keeps
-- the identifier that badges name.
update criterion set code = 'SE5', case_id = '09d29f2d-f8ab-3b0c-bd9d-2c5943420ff4'
where standard = 'wwc-2018' and code = 'SE3' and title = 'Partner Skills'
and not exists (select 1 from criterion other where other.standard = 'wwc-2018' and other.code = 'SE5');
update criterion set code = 'SE3', case_id = '273e95a6-03ba-3b6e-80f2-e273ee2da20c'
where standard = 'wwc-2018' and code = 'SE4' and title = 'Collaboration with Data Users'
and not exists (select 1 from criterion other where other.standard = 'wwc-2018' and other.code = 'SE3');
update criterion set code = 'RDC4', case_id = 'd7825f4a-9708-3044-9490-aebd6aa963fa'
where standard = 'wwc-2018' and code = 'RDC3' and title = 'Vendor Incentives Aligned'
and not exists (select 1 from criterion other where other.standard = 'wwc-2018' and other.code = 'RDC4');

-- What has been learned since about the version of 2018, where an entry still stands as it was shipped.
update standard set valid_from = date '2018-01-01', valid_until = date '2022-07-31' where id = 'wwc-2018';
update standard set notes = '["This version of the Standard has 45 criteria in 8 practice areas. Thirty-two are here: those that the Academy''s page of learning opportunities names, and three (GM8, RDC6, SE4) that cities and partners of the program name. No criterion of Repurposing is known.","It was succeeded in August 2022; the days on which it began and ended are inferred.","Rounding up: a level needs the smallest whole number of confirmed criteria that is not below its share of criteriaCount.","The two letters or three in front of a code are ours, except DG and PA. A code can be changed by importing the criterion under its new code with the old one as \"formerly\".","Some criteria have prerequisites in the official Standard; which ones is not published, so the lists are empty."]'
where id = 'wwc-2018' and notes = '["This version of the Standard has 45 criteria in 8 practice areas. Only the criteria that the Academy''s page of learning opportunities names are here; no criterion of Repurposing is named there.","Rounding up: a level needs the smallest whole number of confirmed criteria that is not below its share of criteriaCount.","The two letters or three in front of a code are ours, except DG. A code can be changed by importing the criterion under its new code with the old one as \"formerly\".","Some criteria have prerequisites in the official Standard; which ones is not published on the page, so the lists are empty."]';
update criterion set note = 'The number within the area is printed in a copy of the guide; title and wording are Waymark''s own until the official list is imported.'
where standard = 'wwc-2018' and code = 'DG2' and title = 'Data Governance Responsibilities' and note = 'Code, title and wording are Waymark''s own until the official list is imported.';
update criterion set note = 'The number within the area is confirmed by a city; letters, title and wording are Waymark''s own until the official list is imported.'
where standard = 'wwc-2018' and code = 'EV2' and title = 'Evaluation Standards and Tools' and note = 'Code, title and wording are Waymark''s own until the official list is imported.';
update criterion set note = 'Code, title and wording are Waymark''s own until the official list is imported. Area chosen by us: Evaluation Foundations announces five Evaluation criteria and one General Management criterion, but lists six that all read like evaluation and does not say which is which. Trial "In a Box" settles EV2, EV4 and EV5 as Evaluations; of the remaining three this one is about who leads. The version of 2022 has its successor under Leadership and Capacity, which supports the choice.'
where standard = 'wwc-2018' and code = 'GM4' and title = 'Evaluation Leadership' and note = 'Code, title and wording are Waymark''s own until the official list is imported. Area chosen by us: Evaluation Foundations announces five Evaluation criteria and one General Management criterion, but lists six that all read like evaluation and does not say which is which. Trial "In a Box" settles EV2, EV4 and EV5 as Evaluations; of the remaining three this one is about who leads.';
update criterion set note = 'The number within the area is confirmed by a partner of the program; letters, title and wording are Waymark''s own until the official list is imported.'
where standard = 'wwc-2018' and code = 'OD1' and title = 'Open Data Policy' and note = 'Code, title and wording are Waymark''s own until the official list is imported.';
update criterion set note = 'The number within the area is confirmed by a partner of the program, and settles the area, which the page leaves open; letters, title and wording are Waymark''s own until the official list is imported.'
where standard = 'wwc-2018' and code = 'OD2' and title = 'Open Data Publishing Process' and note = 'Code, title and wording are Waymark''s own until the official list is imported. Area chosen by us: the page names it once, under a joint label for Open Data, Data Governance and Stakeholder Engagement without saying which criterion belongs to which.';
update criterion set note = 'Letters and number are confirmed by a city; title and wording are Waymark''s own until the official list is imported. The page writes "Performance Analytics"; taken as the area Performance & Analytics.'
where standard = 'wwc-2018' and code = 'PA1' and title = 'Strategic Goals and Measures' and note = 'Code, title and wording are Waymark''s own until the official list is imported. The page writes "Performance Analytics"; taken as the area Performance & Analytics.';
update criterion set note = 'The number is inferred: the version of 2022 has this subject as number 4, and number 6 is the same in both. Earlier releases called it RDC3. Title and wording are Waymark''s own until the official list is imported.'
where standard = 'wwc-2018' and code = 'RDC4' and title = 'Vendor Incentives Aligned' and note = 'Code, title and wording are Waymark''s own until the official list is imported.';
update criterion set note = 'The number within the area is confirmed by a partner of the program; letters, title and wording are Waymark''s own until the official list is imported.'
where standard = 'wwc-2018' and code = 'SE1' and title = 'Insights about Open Data Users' and note = 'Code, title and wording are Waymark''s own until the official list is imported.';
update criterion set note = 'The number within the area is confirmed by a partner of the program; letters, title and wording are Waymark''s own until the official list is imported.'
where standard = 'wwc-2018' and code = 'SE2' and title = 'Guidance for Residents' and note = 'Code, title and wording are Waymark''s own until the official list is imported.';
update criterion set note = 'The number within the area is confirmed by a partner of the program; letters, title and wording are Waymark''s own until the official list is imported. Earlier releases called it SE4.'
where standard = 'wwc-2018' and code = 'SE3' and title = 'Collaboration with Data Users' and note = 'Code, title and wording are Waymark''s own until the official list is imported.';
update criterion set note = 'The number is not confirmed: 1 to 4 belong to other criteria. Earlier releases called it SE3. Title and wording are Waymark''s own until the official list is imported.'
where standard = 'wwc-2018' and code = 'SE5' and title = 'Partner Skills' and note = 'Code, title and wording are Waymark''s own until the official list is imported.';
update criterion set place = 28 where standard = 'wwc-2018' and code = 'SE5' and place = 27;

-- Three criteria that the version of 2018 lacked, beside those that they follow in order. Equal places are in order of code.
insert into criterion (standard, code, case_id, area, title, statement, provisional, note, place)
select standard, 'GM8', cast(null as uuid), area, 'Access to Training',
'All staff can get training in using data and evidence for decisions.', true,
'The number within the area is confirmed by a city; letters, title and wording are Waymark''s own until the official list is imported. No run of the page names it.', place
from criterion where standard = 'wwc-2018' and code = 'GM4' and title = 'Evaluation Leadership'
and not exists (select 1 from criterion other where other.standard = 'wwc-2018'
    and (other.code = 'GM8' or other.title = 'Access to Training'))
and (select count(*) from criterion other where other.standard = 'wwc-2018')
    < (select criteria_count from standard where id = 'wwc-2018');
insert into criterion (standard, code, case_id, area, title, statement, provisional, note, place)
select standard, 'RDC6', cast(null as uuid), area, 'Use of Performance Data in Contracting',
'Data on the performance of vendors inform whether contracts are given, renewed or extended later.', true,
'The number within the area and the heading are a city''s; the wording is Waymark''s own until the official list is imported. No run of the page names it.', place
from criterion where standard = 'wwc-2018' and code = 'RDC4' and title = 'Vendor Incentives Aligned'
and not exists (select 1 from criterion other where other.standard = 'wwc-2018'
    and (other.code = 'RDC6' or other.title = 'Use of Performance Data in Contracting'))
and (select count(*) from criterion other where other.standard = 'wwc-2018')
    < (select criteria_count from standard where id = 'wwc-2018');
insert into criterion (standard, code, case_id, area, title, statement, provisional, note, place)
select standard, 'SE4', cast('4b1f3d62-6c0e-4f0a-9a57-1f2f0c8e2d14' as uuid), area, 'Community Use of Data',
'A clear process invites the community to use public city data, together with data users, on pressing local problems.', true,
'The number within the area is confirmed by a partner of the program; letters, title and wording are Waymark''s own until the official list is imported. Until this version of Waymark, SE4 was the code of another criterion, which is SE3 now. No run of the page names it.', place
from criterion where standard = 'wwc-2018' and code = 'SE3' and title = 'Collaboration with Data Users'
and not exists (select 1 from criterion other where other.standard = 'wwc-2018'
    and (other.code = 'SE4' or other.title = 'Community Use of Data'))
and (select count(*) from criterion other where other.standard = 'wwc-2018')
    < (select criteria_count from standard where id = 'wwc-2018');
