-- How many launches are missing in the launch log, by day: what no other process could know of a running server.
create table launch_lost (
    lost_on date not null primary key,
    lost bigint not null
);
