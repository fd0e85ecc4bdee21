-- Ends a request that code-request.lua permitted and that led to a code: it is no longer in flight, and the code counts,
-- nonetheless if the request stayed in flight for too long and was forgotten.
--
-- KEYS     as for code-request.lua
-- ARGV     ticket, codes a day, microseconds of a day, microseconds between two codes
-- returns  the microseconds until the next code may be asked for

local codes, flights, ticket = KEYS[1], KEYS[2], ARGV[1]
local limit, day, cooldown = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

-- numbers become text only here: Lua's own conversion goes over to 1.7e+15
local function text(number)
  return string.format('%.0f', number)
end

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
redis.call('ZREMRANGEBYSCORE', codes, '-inf', text(now))
redis.call('ZREM', flights, ticket)
redis.call('ZADD', codes, text(now + day), ticket)
redis.call('PEXPIRE', codes, text(math.ceil(day / 1000)))

local count = redis.call('ZCARD', codes)
local full = 0
if count >= limit then
  full = tonumber(redis.call('ZRANGE', codes, count - limit, count - limit, 'WITHSCORES')[2]) - now
end
return { math.max(cooldown, full) }
