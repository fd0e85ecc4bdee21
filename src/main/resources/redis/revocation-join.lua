-- Marks the place in the stream from which an instance reads on.
-- KEYS: the stream, the epoch
-- ARGV: the most entries the stream keeps, its lifetime in milliseconds
-- Returns the id of an entry of its own, or an empty text when Redis may have forgotten a revocation.
-- this run of this server, as long as it has forgotten nothing: see RevocationStore
local memory = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') .. ':'
		.. string.match(redis.call('INFO', 'stats'), 'evicted_keys:(%d+)')
if redis.call('GET', KEYS[2]) ~= memory then
	return ''
end
local entry = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'kind', 'join')
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return entry
