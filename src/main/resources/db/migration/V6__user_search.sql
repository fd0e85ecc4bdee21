-- On a table of a million users the index below takes a minute, longer than a statement of the service may.
set local statement_timeout = 0;

-- What administrators find users by. No field holds a line break, so nothing is found that spans two of them.
create function user_search_text(email text, username_lower text, name text) returns text
language sql immutable parallel safe
return email || E'\n' || username_lower || E'\n' || lower(name);

-- The neighbouring characters of a text, two by two, and each character that is not ASCII by itself: a name of one or
-- two Chinese characters is found as fast as a long address. pg_trgm needs three characters to search for, takes
-- Chinese ones for blanks where the database's locale is C, and is not everybody's to create. One expression without
-- a query, so that PostgreSQL evaluates it in place.
create function user_search_pairs(text) returns text[]
language sql immutable parallel safe
return string_to_array(
        regexp_replace($1, '(..)', E'\\1\x01', 'g') || E'\x01' ||
        regexp_replace(substr($1, 2), '(..)', E'\\1\x01', 'g'), E'\x01')
    || string_to_array(regexp_replace($1, '[\x01-\x7f]+', '', 'g'), null);

-- the search of administrators; new rows wait in a list of 16 MB for their place, which makes an import twice as fast
create index users_search on users using gin (user_search_pairs(user_search_text(email, username_lower, name)))
    with (gin_pending_list_limit = 16384);

-- the filters by status, newest first; both are few among many
create index users_disabled on users (id) where not is_active;
create index users_unverified on users (id) where not is_verified;

-- a login changes a column that no index has: with room on its page it leaves the indexes alone
alter table users set (fillfactor = 90);
