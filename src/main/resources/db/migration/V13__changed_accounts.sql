-- Whoever began this before and did not end it has left an index that is not valid.
drop index concurrently if exists users_changed;

-- While requests go on. Every instance asks every ten seconds whose account has changed, in case nobody told it. Most never
-- were: they are as they were opened, or imported. A login changes neither column, and goes on leaving the indexes alone.
create index concurrently users_changed on users (updated_at) where updated_at <> created_at;
