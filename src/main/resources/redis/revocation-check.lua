-- Tells whether a token has been revoked.
-- KEYS: the key of its session, the key of the token itself, the epoch, the key of every session
-- ARGV: the id of its session, the lifetime of the epoch and how long Redis is believed without having taken a write, in
--       milliseconds
-- Returns REVOKED, LIVE, or UNKNOWN when Redis may have forgotten a revocation or refused one.
if redis.call('EXISTS', KEYS[1], KEYS[2]) > 0 then
	return 'REVOKED'
end
local every = redis.call('GET', KEYS[4])
if every and ARGV[1] <= every then
	return 'REVOKED'
end
-- this run of this server, as long as it has forgotten nothing: see RevocationStore
local memory = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') .. ':'
		.. string.match(redis.call('INFO', 'stats'), 'evicted_keys:(%d+)')
if redis.call('GET', KEYS[3]) ~= memory then
	return 'UNKNOWN'
end
if redis.call('PTTL', KEYS[3]) < ARGV[2] - ARGV[3] and redis.pcall('SET', KEYS[3], memory, 'PX', ARGV[2]).err then
	return 'UNKNOWN'
end
return 'LIVE'
