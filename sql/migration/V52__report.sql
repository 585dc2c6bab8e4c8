-- Room report: what was reported of a period, for a city or for the program, as it was made. Rows are only added: who asks
-- for the same period again is told the same, and a correction is an edition of its own.
create table report (
    subject varchar(40) not null,
    period_from date not null,
    period_to date not null,
    edition integer not null,
    content text not null,
    made_at timestamp with time zone not null,
    made_by varchar(300) not null,
    constraint report_natural_key primary key (subject, period_from, period_to, edition)
);

-- Who completed something within a period.
create index city_credit_in_time on city_credit (city_id, completed_on);
