-- Room credential.recipient: the e-mail addresses of a learner, and those that badges name. Until a letter with a link was
-- answered, or the platform says whose it is, an address is not confirmed; of the link only a hash is kept.
create table recipient_address (
    learner_id uuid not null references learner (id),
    address varchar(254) not null,
    token_hash varchar(64) unique,
    letters int not null,
    asked_at timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    named boolean not null,
    primary key (learner_id, address)
);
create index recipient_address_address on recipient_address (address);
insert into recipient_address (learner_id, address, letters, asked_at, confirmed_at, named)
    select learner_id, named, 0, chosen_at, chosen_at, true from recipient where kind = 'EMAIL';
