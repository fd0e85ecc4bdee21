-- Of ten sessions, six are live, three have expired and one was revoked, in the last six days.
insert into sessions (id, user_id, generation, rotated_at, created_at, last_used_at, expires_at, absolute_expires_at,
    revoked_at, revoke_reason, ip, user_agent)
select pg_temp.id_of(n, created), pg_temp.id_of(owner, pg_temp.opened(owner, :users)), (n % 50)::int, used, created, used,
    used + interval '7 days', created + interval '90 days', revoked, case when revoked is not null then 'LOGOUT' end,
    '10.' || n % 256 || '.' || n / 256 % 256 || '.' || n / 65536 % 256,
    'Mozilla/5.0 (X11; Linux x86_64; rv:' || n % 40 + 100 || '.0) Gecko/20100101 Firefox/' || n % 40 + 100 || '.0'
from generate_series(:first::bigint, :last::bigint) n,
    lateral (select pg_temp.owner(n, :users) as owner, (n + n / :users) % 10 as part,
        n * 7919 % 518400 * interval '1 second' as ago) chance,
    lateral (select date_trunc('second', now()) - ago - case when part in (6, 7, 8) then interval '7 days' else '0' end
        as used) usage,
    lateral (select used - (1 - n::float8 / :sessions) * interval '60 days' as created,
        case when part = 9 then used end as revoked) life
