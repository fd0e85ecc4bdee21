-- What happened to whom, by whom. Records are only ever added: a trigger sees to it.
create table audit_events (
    id            uuid        primary key,
    at            timestamptz not null,
    type          text        not null,
    result        text        not null,
    reason        text,
    -- how many alike this record stands for
    count         integer     not null,
    details       json,
    -- Personal fields, in two groups: whom it happened to, and where it came from. They enter the record's own hash
    -- only as digests under a salt of the record's own, so that erasing fields and salt leaves every hash provable.
    user_id       uuid,
    user_salt     bytea,
    user_digest   bytea       not null,
    actor_id      uuid,
    ip            text,
    user_agent    text,
    request_id    text,
    session_id    uuid,
    origin_salt   bytea,
    origin_digest bytea       not null,
    -- the keyed hash of the record itself, made when it is written
    mac           bytea       not null,
    -- the place in the chain of a day, given once and a moment later; the day is that of the sealing
    day           date,
    position      bigint,
    hash          bytea
);

-- a user's own events, newest first; erasing a deleted user's data
create index audit_events_of_user on audit_events (user_id, at desc, id desc) where user_id is not null;
-- erasing what a deleted user did to others
create index audit_events_by_actor on audit_events (actor_id) where actor_id is not null;
-- an administrator's searches
create index audit_events_of_type on audit_events (type, at desc, id desc);
create index audit_events_newest on audit_events (at desc, id desc);
-- what waits for its place in the chain: small, however large the table
create index audit_events_unsealed on audit_events (at, id) where position is null;
-- the order in which a day is verified and, after the time of retention, removed
create unique index audit_events_chain on audit_events (day, position) where position is not null;

-- One row for each day that has records. It stays when the records are removed.
create table audit_days (
    day        date        primary key,
    count      bigint      not null,
    -- the hash of the last record
    head       bytea       not null,
    -- the seal of the day before, with which this day's chain begins
    previous   bytea       not null,
    -- the keyed hash of all of the above
    seal       bytea       not null,
    closed_at  timestamptz,
    -- the keyed hash that tells a removal by retention from any other
    purge_seal bytea,
    purged_at  timestamptz
);

create function refuse_change_of_audit_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        -- the retention job names the day it removes, for its own transaction only
        if old.day::text = current_setting('moongate.audit_purge', true) then
            return old;
        end if;
        raise exception 'audit events are not deleted';
    end if;
    if (new.id, new.at, new.type, new.result, new.reason, new.count, new.details::text, new.user_digest,
            new.origin_digest, new.mac)
            is distinct from (old.id, old.at, old.type, old.result, old.reason, old.count, old.details::text,
            old.user_digest, old.origin_digest, old.mac) then
        raise exception 'audit events are not changed';
    end if;
    if old.position is not null
            and (new.day, new.position, new.hash) is distinct from (old.day, old.position, old.hash) then
        raise exception 'audit events keep their place';
    end if;
    -- personal fields are erased together with their salt, or stay
    if (new.user_id, new.user_salt) is distinct from (old.user_id, old.user_salt)
            and num_nonnulls(new.user_id, new.user_salt) > 0 then
        raise exception 'audit events are not changed';
    end if;
    if (new.actor_id, new.ip, new.user_agent, new.request_id, new.session_id, new.origin_salt)
            is distinct from (old.actor_id, old.ip, old.user_agent, old.request_id, old.session_id, old.origin_salt)
            and num_nonnulls(new.actor_id, new.ip, new.user_agent, new.request_id, new.session_id, new.origin_salt) > 0
            then
        raise exception 'audit events are not changed';
    end if;
    return new;
end
$$;

create function refuse_truncation_of_audit_events() returns trigger language plpgsql as $$
begin
    raise exception 'audit events are not deleted';
end
$$;

create trigger audit_events_guard before update or delete on audit_events
    for each row execute function refuse_change_of_audit_event();
create trigger audit_events_truncation_guard before truncate on audit_events
    for each statement execute function refuse_truncation_of_audit_events();
