-- Tells every instance of a change that nobody has to remember.
-- KEYS: the stream
-- ARGV: the most entries the stream keeps, its lifetime in milliseconds, the kind and the id of what has changed
-- Returns the id of the entry.
local entry = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'kind', ARGV[3], 'id', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return entry
