insert into sessions (id, user_id, rotated_at, created_at, last_used_at, expires_at, absolute_expires_at, ip, user_agent)
select uuidv7(), u.id, ended, ended - interval '7 days', ended, ended, ended, '10.0.0.1', 'Mozilla/5.0 (X11; Linux x86_64)'
from (select id, row_number() over () as place from users limit 100000) u,
    generate_series(1, greatest(1, :sessions / (select least(100000, count(*)) from users))) n,
    lateral (select now() - interval '30 days' + u.place * interval '1 second' as ended) life;
insert into verification_codes (id, email, purpose, created_at, expires_at)
select uuidv7(), 'guest' || n || '@example.com', 'REGISTER', now() - interval '30 days', now() - interval '30 days'
from generate_series(1, :sessions) n;
insert into audit_days (day, count, head, previous, seal, closed_at)
values (current_date - 400, :events, sha256('head'), sha256('previous'), sha256('seal'), now() - interval '399 days');
insert into audit_events (id, at, type, result, count, user_id, user_salt, user_digest, actor_id, ip, user_agent, session_id,
    origin_salt, origin_digest, mac, day, position, hash)
select uuidv7(at - now()), at, 'session.opened', 'success', 1, id, substr(hash, 1, 16), hash, id, '10.0.0.1',
    'Mozilla/5.0 (X11; Linux x86_64)', id, substr(hash, 1, 16), hash, hash, current_date - 400, n, hash
from generate_series(1, :events) n, lateral (select current_date - 400 + n * (interval '1 day' / :events) as at,
    sha256(int4send(n::int)) as hash, md5(n::text)::uuid as id) fact;
