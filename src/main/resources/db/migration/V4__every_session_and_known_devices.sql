-- Asked whenever Redis cannot tell whether a token is refused: among the revocations, those of every session at once.
create index revocations_of_every_session on revocations (id) where kind = 'EVERY_SESSION';

-- Where the user has signed in from: keyed hashes of kind of program and network, newest last, a few for each user. In the
-- user's own row, which every login writes anyway, so that asking costs a login no statement of its own.
alter table users add column known_devices text[] not null default '{}';
