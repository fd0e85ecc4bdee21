-- Revocations that no session row tells of: single tokens, and sessions whose rows went with their user. They are kept
-- until the last token concerned has ended.
create table revocations (
    id          uuid        primary key,
    kind        text        not null,
    recorded_at timestamptz not null,
    ends_at     timestamptz not null
);

create index revocations_recorded on revocations (recorded_at);
