create table users (
    id                 uuid        primary key,
    email              text        not null constraint users_email_unique unique,
    username           text        not null,
    username_lower     text        not null constraint users_username_unique unique,
    name               text        not null,
    avatar             text,
    -- "{scheme}hash", see dev.moongate.account.PasswordHasher
    password_hash      text        not null,
    is_active          boolean     not null default true,
    is_verified        boolean     not null default false,
    roles              text[]      not null default '{USER}',
    language           text        not null default 'en',
    -- raised whenever the password or the e-mail changes: a code of an older version is dead
    credential_version integer     not null default 0,
    -- raised whenever locks are lifted: attempts counted in Redis under an older one are void
    lock_version       integer     not null default 0,
    -- consecutive failed logins from anywhere, and when the owner was last told of them
    failed_logins      integer     not null default 0,
    failures_told_at   timestamptz,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    last_login_at      timestamptz
);

-- The code itself is nowhere: it is derived from the id under a key that the database does not hold.
create table verification_codes (
    id                 uuid        primary key,
    email              text        not null,
    purpose            text        not null,
    attempts           integer     not null default 0,
    credential_version integer     not null default 0,
    -- a decoy looks like any code to the caller and matches no input
    is_decoy           boolean     not null default false,
    created_at         timestamptz not null,
    expires_at         timestamptz not null,
    consumed_at        timestamptz
);

-- one live code for one address and one purpose: a new one takes the place of the old
create unique index verification_codes_live on verification_codes (email, purpose) where consumed_at is null;
create index verification_codes_expiry on verification_codes (expires_at);

create table sessions (
    id                  uuid        primary key,
    user_id             uuid        not null references users (id) on delete cascade,
    generation          integer     not null default 0,
    rotated_at          timestamptz not null,
    created_at          timestamptz not null,
    last_used_at        timestamptz not null,
    expires_at          timestamptz not null,
    absolute_expires_at timestamptz not null,
    revoked_at          timestamptz,
    revoke_reason       text,
    ip                  text,
    user_agent          text
);

create index sessions_of_user on sessions (user_id, created_at);
create index sessions_expiry on sessions (expires_at);
create index sessions_revoked on sessions (revoked_at) where revoked_at is not null;

create table signing_keys (
    kid                   text        primary key,
    algorithm             text        not null,
    -- AES-GCM under a key derived from SECRET_KEY: nonce, ciphertext, tag
    encrypted_private_key bytea       not null,
    -- X.509 SubjectPublicKeyInfo
    public_key            bytea       not null,
    created_at            timestamptz not null,
    activates_at          timestamptz not null,
    retires_at            timestamptz
);

-- db-scheduler's table, in the shape its documentation gives for PostgreSQL
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
