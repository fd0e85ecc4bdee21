-- Tells every instance of a change that nobody has to remember, and first drops the copy of what has changed, so that
-- nobody who is told picks it up again.
-- KEYS: the stream and, if there is a copy, its key
-- ARGV: the most entries the stream keeps, its lifetime in milliseconds, the kind and the id of what has changed and,
--       if there is a copy, what takes its place and for how many milliseconds
-- Returns the id of the entry.
if KEYS[2] then
  redis.call('SET', KEYS[2], ARGV[5], 'PX', ARGV[6])
end
local entry = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'kind', ARGV[3], 'id', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return entry
