-- Tells whether an instance that has read the stream up to an entry can have missed nothing.
-- KEYS: the stream, the epoch
-- ARGV: the id of that entry, the lifetime of stream and epoch and how long Redis is believed without having taken a
--       write, in milliseconds
-- Returns CURRENT, GAP when entries behind that one may have been trimmed, or FORGOTTEN when Redis may have lost some.
-- Fails when Redis refuses to be written to: it may have refused an entry.
-- this run of this server, as long as it has forgotten nothing: see RevocationStore
local memory = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') .. ':'
		.. string.match(redis.call('INFO', 'stats'), 'evicted_keys:(%d+)')
if redis.call('GET', KEYS[2]) ~= memory then
	return 'FORGOTTEN'
end
if #redis.call('XRANGE', KEYS[1], '-', ARGV[1], 'COUNT', 1) == 0 then
	return 'GAP'
end
if redis.call('PTTL', KEYS[2]) < ARGV[2] - ARGV[3] then
	redis.call('SET', KEYS[2], memory, 'PX', ARGV[2])
end
if redis.call('PTTL', KEYS[1]) < ARGV[2] / 2 then
	redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 'CURRENT'
