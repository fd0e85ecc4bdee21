-- Returns a copy of a profile, if the server that it was given to is the one that answers and has forgotten nothing since.
-- KEYS: the copy
-- Returns the name of what Redis remembers, a blank and, if there is one, the copy.
-- this run of this server, as long as it has forgotten nothing: see RevocationStore
local memory = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') .. ':'
		.. string.match(redis.call('INFO', 'stats'), 'evicted_keys:(%d+)') .. ' '
local kept = redis.call('GET', KEYS[1])
if kept and string.sub(kept, 1, #memory) == memory then
	return kept
end
return memory
