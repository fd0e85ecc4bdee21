-- The order in which revocations are forgotten, in portions like all that has ended.
create index revocations_ended on revocations (ends_at);

-- The neighbouring characters of a text, four by four. Two neighbours are rarely rare: among millions of users every pair
-- of digits is that of a hundred thousand, and finding who has all the pairs of an address took longer the more there
-- were. Four tell a few from all; pairs stay for what is shorter. One expression, as in V6.
create function user_search_fours(text) returns text[]
language sql immutable parallel safe
return string_to_array(
        regexp_replace($1, '(....)', E'\\1\x01', 'g') || E'\x01' ||
        regexp_replace(substr($1, 2), '(....)', E'\\1\x01', 'g') || E'\x01' ||
        regexp_replace(substr($1, 3), '(....)', E'\\1\x01', 'g') || E'\x01' ||
        regexp_replace(substr($1, 4), '(....)', E'\\1\x01', 'g'), E'\x01');
