-- Room roster: who may open a link, by the platform's list for it (NRPS 2.0, 3.3, rlid). Kept only where that list leaves
-- somebody out who is in the course, such as an activity that is restricted to a group.
create table link_list (
  resource_link_id uuid primary key references resource_link (id),
  restricted boolean not null,
  next_at timestamp with time zone not null
);

create table link_membership (
  resource_link_id uuid not null references resource_link (id),
  subject varchar(255) not null,
  constraint link_membership_natural_key primary key (resource_link_id, subject)
);
