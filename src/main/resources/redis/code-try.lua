-- Takes one of the wrong tries that are allowed within a time, before it is known whether the try is wrong. Until
-- code-wrong.lua says so it counts for as long as a try may take, so that parallel tries cannot pass the limit and one
-- that is cut off gives its place back by itself.
--
-- KEYS[1]  the tries that were wrong or are in flight, by ticket; a try expires by score, in microseconds of Redis' clock
-- ARGV     ticket, tries allowed, microseconds that a wrong try counts, microseconds that a try may stay in flight
-- returns  0 if the try is permitted, else the microseconds until one more is, should none in flight be wrong

local tries, ticket = KEYS[1], ARGV[1]
local limit, window, flight_time = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

-- numbers become text only here: Lua's own conversion goes over to 1.7e+15
local function text(number)
  return string.format('%.0f', number)
end

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
redis.call('ZREMRANGEBYSCORE', tries, '-inf', text(now))

local count = redis.call('ZCARD', tries)
if count >= limit then
  return { tonumber(redis.call('ZRANGE', tries, count - limit, count - limit, 'WITHSCORES')[2]) - now }
end
redis.call('ZADD', tries, text(now + flight_time), ticket)
redis.call('PEXPIRE', tries, text(math.ceil(math.max(window, flight_time) / 1000)))
return { 0 }
