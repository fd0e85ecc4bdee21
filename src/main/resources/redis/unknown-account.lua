-- Counts the failed logins of a name that no account has, over all addresses.
--
-- KEYS[1]  the count
-- ARGV     1 to add a failure, 0 to read; microseconds that the count is kept after a failure
-- returns  the count

if ARGV[1] == '1' then
  redis.call('INCR', KEYS[1])
  redis.call('PEXPIRE', KEYS[1], string.format('%.0f', math.ceil(ARGV[2] / 1000)))
end
return { tonumber(redis.call('GET', KEYS[1]) or 0) }
