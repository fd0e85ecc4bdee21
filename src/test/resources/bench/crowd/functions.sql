-- An id as Moongate makes them (UUIDv7): the time, and a number instead of chance.
create function pg_temp.id_of(n bigint, at timestamptz) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n & 4095), 3, '0')
        || '8' || lpad(to_hex(n), 15, '0'))::uuid
$$;

-- When the n-th of so many accounts was opened: one after the other, over three years.
create function pg_temp.opened(n bigint, users bigint) returns timestamptz language sql immutable as $$
    select timestamptz '2022-01-01T00:00:00Z' + n * (interval '3 years' / users)
$$;

-- Whose something is: everybody has the same share, and neighbours belong to strangers.
create function pg_temp.owner(n bigint, users bigint) returns bigint language sql immutable as $$
    select n * 1000003 % users
$$;

-- One of 160,000 names of four syllables.
create function pg_temp.surname(n bigint) returns text language sql immutable as $$
    select string_agg((string_to_array('ba de ki lo mu ra se ti vo na pe ju ga fi ho wa xe zi cy da', ' '))
        [n * 48271 % 160000 / power(20, place)::bigint % 20 + 1], '')
    from generate_series(0, 3) place
$$;
