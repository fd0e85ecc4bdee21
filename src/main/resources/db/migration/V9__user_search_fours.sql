-- Whoever began this before and did not end it has left an index that is not valid.
drop index concurrently if exists users_search_fours;

-- While requests go on: for two million users it takes a minute or two. New rows wait for their place as in V6.
create index concurrently users_search_fours on users
    using gin (user_search_fours(user_search_text(email, username_lower, name))) with (gin_pending_list_limit = 16384);
