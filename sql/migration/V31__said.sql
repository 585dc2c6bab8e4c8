-- Room lti.platform: what the launches of a link say that it shows. A platform may give one id to several links (Open
-- edX: all that was picked in a block; OpenOLAT: all elements of a course); what they say tells them apart.
alter table resource_link add column said varchar(255) default '' not null;

update resource_link set said = coalesce(
  (select run from activity where activity.resource_link_id = resource_link.id), '');

-- Whether what the platform keeps under the id, such as its one column, is this link's; of several, one has it.
alter table resource_link add column owns_id boolean default true not null;
