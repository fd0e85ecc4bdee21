-- The keys of the audit's proofs, sealed under SECRET_KEY: so records stay provable when SECRET_KEY is replaced. There is
-- one, and another for each time that none could be opened any more.
create table audit_keys (
    id         uuid        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);
