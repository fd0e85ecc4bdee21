-- Each surname is that of twenty people, however many there are; one in four has a Chinese name.
insert into users (id, email, username, username_lower, name, password_hash, is_active, is_verified, created_at,
    updated_at, last_login_at)
select pg_temp.id_of(n, opened), 'user' || n || '@' || (array ['example.com', 'mail.example', 'corp.example.org'])[n % 3 + 1],
    'user' || n, 'user' || n,
    case when n % 4 = 0
        then substr('王李张刘陈欧阳司马', (n / 4 % 9 + 1)::int, 1) || substr('小明娜伟芳秀英敏静强磊', (n / 36 % 11 + 1)::int, 1)
            || substr('小明娜伟芳秀英敏静强磊', (n / 396 % 11 + 1)::int, 1)
        else (array ['Ann', 'Ben', 'Carla', 'Dmitri', 'Eva', 'Fatima', 'George', 'Hanna', 'Ivan', 'Juan', 'Kenji'])[n % 11 + 1]
            || ' ' || initcap(pg_temp.surname(n % greatest(1, cast(:users as bigint) / 20))) end,
    (select password_hash from users where 'ADMIN' = any (roles) limit 1), n % 100 <> 0, n % 10 <> 0, opened, opened, now() - n % 30 * interval '1 day'
from generate_series(:first::bigint, :last::bigint) n, lateral (select pg_temp.opened(n, :users) as opened) account
