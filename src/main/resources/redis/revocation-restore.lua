-- Begins a new epoch: from now on what Redis does not know has not been revoked.
-- KEYS: the claim, the epoch
-- ARGV: the name of the attempt, the lifetime of the epoch in milliseconds
-- Returns 1, or 0 when Redis has forgotten something again since the attempt began.
-- this run of this server, as long as it has forgotten nothing: see RevocationStore
local memory = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') .. ':'
		.. string.match(redis.call('INFO', 'stats'), 'evicted_keys:(%d+)')
if redis.call('GET', KEYS[1]) ~= ARGV[1] .. ':' .. memory then
	return 0
end
redis.call('SET', KEYS[2], memory, 'PX', ARGV[2])
redis.call('DEL', KEYS[1])
return 1
