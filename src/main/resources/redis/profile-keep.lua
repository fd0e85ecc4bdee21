-- Keeps a copy of a profile, unless there is one, or the account has changed since somebody asked for the copy.
-- KEYS: the copy
-- ARGV: the name of what Redis remembered then, the copy, its lifetime in milliseconds, what stands in its place when the
--       account has changed
-- Returns 1 if the copy is kept.
-- this run of this server, as long as it has forgotten nothing: see RevocationStore
local memory = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') .. ':'
		.. string.match(redis.call('INFO', 'stats'), 'evicted_keys:(%d+)')
local kept = redis.call('GET', KEYS[1])
if memory ~= ARGV[1] or kept == ARGV[4] or kept and string.sub(kept, 1, #memory) == memory then
	return 0
end
redis.call('SET', KEYS[1], memory .. ' ' .. ARGV[2], 'PX', ARGV[3])
return 1
