-- Room completion: by which rule a learner was judged last, so that a changed rule takes nothing back by itself.

alter table award add column judged text default '' not null;
