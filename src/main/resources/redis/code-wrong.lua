-- Ends a try that code-try.lua permitted and that was wrong: it counts from now on, and nonetheless if it stayed in
-- flight for too long and was forgotten.
--
-- KEYS[1]  as for code-try.lua
-- ARGV     ticket, microseconds that a wrong try counts
-- returns  how many tries count

local tries, ticket, window = KEYS[1], ARGV[1], tonumber(ARGV[2])

-- numbers become text only here: Lua's own conversion goes over to 1.7e+15
local function text(number)
  return string.format('%.0f', number)
end

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
redis.call('ZADD', tries, text(now + window), ticket)
redis.call('PEXPIRE', tries, text(math.ceil(window / 1000)))
return { redis.call('ZCARD', tries) }
