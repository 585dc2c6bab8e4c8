-- Room completion: what of a run's rule no activity may set otherwise, and why, in the programme's words.
create table rule_lock (
  run varchar(150) primary key references run (slug),
  parts varchar(200) not null,
  reason varchar(500) not null,
  locked_at timestamp with time zone not null
);
