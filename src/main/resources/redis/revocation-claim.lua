-- Lets one instance at a time bring back what Redis has forgotten.
-- KEYS: the claim
-- ARGV: the name of the attempt, the lifetime of the claim in milliseconds
-- Returns 1 if this attempt may go ahead.
-- this run of this server, as long as it has forgotten nothing: see RevocationStore
local memory = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') .. ':'
		.. string.match(redis.call('INFO', 'stats'), 'evicted_keys:(%d+)')
if redis.call('SET', KEYS[1], ARGV[1] .. ':' .. memory, 'NX', 'PX', ARGV[2]) then
	return 1
end
return 0
