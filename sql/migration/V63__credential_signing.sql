-- Room credential: a badge is given in one transaction and signed after it. Which ones are still to be signed; a row goes
-- with the signature.
create table unsigned_credential (
    credential_id uuid primary key,
    since timestamp with time zone not null
);

-- Which place a credential has on its issuer's BitstringStatusList; null for those of before, which name the list of
-- revoked credentials alone. The sequence counts places, which are scattered over a list by a secret.
alter table credential add column status_list integer;
alter table credential add column status_index integer;
create sequence credential_status_place start with 0 minvalue 0;
create index credential_status on credential (status_list, revoked_at);
