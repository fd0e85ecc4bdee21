-- Whose code it is: one that changes an address counts for nobody but the account that asked for it.
alter table verification_codes add column user_id uuid;

-- what was sent for an account, or to its address, goes when the account or the address goes
create index verification_codes_of_user on verification_codes (user_id) where user_id is not null;
create index verification_codes_of_email on verification_codes (email);

-- the few who may administer, because the last of them may not go
create index users_active_admins on users (id) where is_active and 'ADMIN' = any (roles);
