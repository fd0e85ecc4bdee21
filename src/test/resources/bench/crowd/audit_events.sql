-- Ten months of records, up to a month ago. They are in their places, in days that are closed; what proves them is not.
insert into audit_events (id, at, type, result, reason, count, details, user_id, user_salt, user_digest, actor_id, ip,
    user_agent, request_id, session_id, origin_salt, origin_digest, mac, day, position, hash)
select pg_temp.id_of(n, at), at, type, case type when 'login.failed' then 'refused' else 'success' end,
    case type when 'login.failed' then 'INVALID_CREDENTIALS' end, 1,
    case type when 'session.ended' then '{"why":"SESSION_LIMIT"}'::json end, owner, substr(hash, 1, 16), hash,
    case type when 'login.failed' then null else owner end, '10.' || n % 256 || '.' || n / 256 % 256 || '.1',
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', substr(encode(hash, 'hex'), 1, 32),
    pg_temp.id_of(n, at), substr(hash, 17, 16), hash, hash, day, n % of_day + 1, hash
from (select greatest(1, :events / 300) as of_day) measure, generate_series(:first::bigint, :last::bigint) n,
    lateral (select (now() - interval '1 month')::date - 300 + (n / of_day)::int as day) place,
    lateral (select day + n % of_day * (interval '1 day' / of_day) as at, sha256(int8send(n)) as hash,
        pg_temp.id_of(pg_temp.owner(n, :users), pg_temp.opened(pg_temp.owner(n, :users), :users)) as owner,
        (array ['session.opened', 'session.opened', 'session.opened', 'session.opened', 'session.opened', 'session.ended',
            'session.ended', 'session.ended', 'login.failed', 'device.new'])[n / 7 % 10 + 1] as type) fact
