-- Whoever began this before and did not end it has left an index that is not valid.
drop index concurrently if exists audit_events_of_actor;

-- What a user did, newest first: an export reads it portion by portion and sorts none of what was read before. Built while
-- requests go on. It serves whatever the one without an order does, which goes.
create index concurrently audit_events_of_actor on audit_events (actor_id, at desc, id desc) where actor_id is not null;
drop index concurrently if exists audit_events_by_actor;
