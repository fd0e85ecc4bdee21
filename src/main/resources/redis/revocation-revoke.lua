-- Remembers revocations that are not remembered yet, each with an entry in the stream.
-- KEYS: the stream, then the key of each revocation
-- ARGV: the most entries the stream keeps, its lifetime, then for each revocation its kind, its id and how long it
--       counts; times in milliseconds
-- Returns how many were new.
local added = 0
for i = 2, #KEYS do
	local kind, id, lifetime = ARGV[3 * i - 3], ARGV[3 * i - 2], tonumber(ARGV[3 * i - 1])
	-- of those that revoke every session up to an id, the one that reaches furthest counts
	local value = kind == 'all' and id or '1'
	local known = redis.call('GET', KEYS[i])
	-- who says the same again computes a slightly different lifetime
	if not known or known < value or (known == value and redis.call('PTTL', KEYS[i]) < lifetime - 5000) then
		redis.call('SET', KEYS[i], value, 'PX', lifetime)
		redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'kind', kind, 'id', id, 'lifetime', lifetime)
		added = added + 1
	end
end
if added > 0 then
	redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return added
