-- Tells whether an instance that has read the stream up to an entry can have missed nothing.
-- KEYS: the stream, the epoch
-- ARGV: the id of that entry, the lifetime of stream and epoch in milliseconds
-- Returns CURRENT, GAP when entries behind that one may have been trimmed, or FORGOTTEN when Redis may have lost some.
-- this run of this server, as long as it has forgotten nothing: see RevocationStore
local memory = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') .. ':'
		.. string.match(redis.call('INFO', 'stats'), 'evicted_keys:(%d+)')
if redis.call('GET', KEYS[2]) ~= memory then
	return 'FORGOTTEN'
end
if #redis.call('XRANGE', KEYS[1], '-', ARGV[1], 'COUNT', 1) == 0 then
	return 'GAP'
end
for i = 1, 2 do
	if redis.call('PTTL', KEYS[i]) < ARGV[2] / 2 then
		redis.call('PEXPIRE', KEYS[i], ARGV[2])
	end
end
return 'CURRENT'
