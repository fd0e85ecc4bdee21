-- Counts the failed logins of a name that no account has, over all addresses. A name that has failed once is forgotten
-- soon, so that names made up by the million do not fill Redis; each further failure is remembered twice as long.
--
-- KEYS[1]  the count
-- ARGV     1 to add a failure, 0 to read; microseconds that the first failure is kept, and the most that one is
-- returns  the count

if ARGV[1] == '1' then
  local count = redis.call('INCR', KEYS[1])
  local kept = math.min(ARGV[2] * 2 ^ math.min(count - 1, 50), ARGV[3])
  redis.call('PEXPIRE', KEYS[1], string.format('%.0f', math.ceil(kept / 1000)))
end
return { tonumber(redis.call('GET', KEYS[1]) or 0) }
