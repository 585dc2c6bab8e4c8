-- Room credential: when signing a credential failed last; null until then. One that cannot be signed lets the others pass.
alter table unsigned_credential add column failed_at timestamp with time zone;
