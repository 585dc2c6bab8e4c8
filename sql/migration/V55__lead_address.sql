-- Room people.lead: where a lead gets the city's reports by mail, and what opens a report and ends the letters without signing
-- in. Both are forgotten when the person is a lead no more.
alter table city_lead add column address varchar(254);
alter table city_lead add column report_token varchar(64);
create unique index city_lead_report_token on city_lead (report_token);
