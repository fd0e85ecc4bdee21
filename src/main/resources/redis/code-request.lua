-- Decides whether a code may be mailed to an address now, and if so notes that one is on its way. There is never a
-- second one beside it: whether that has to wait depends on what becomes of the first.
--
-- KEYS     both members expire by score, in microseconds of Redis' clock
--   [1]    the codes of the last day, by ticket
--   [2]    the request in flight, by ticket
-- ARGV     ticket, 1 if a captcha is offered, codes before a captcha, codes a day, microseconds of a day, microseconds
--          between two codes, microseconds that a request may stay in flight
-- returns  what is decided and microseconds with it: 0 permitted, 0 · 1 cooldown, to go · 2 daily limit, to go
--          3 captcha required, 0 · 4 busy, 0

local PERMITTED, COOLDOWN, DAILY_LIMIT, CAPTCHA, BUSY = 0, 1, 2, 3, 4
local codes, flights, ticket, offered = KEYS[1], KEYS[2], ARGV[1], ARGV[2] == '1'
local captcha_at, limit = tonumber(ARGV[3]), tonumber(ARGV[4])
local day, cooldown, flight_time = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

-- numbers become text only here: Lua's own conversion goes over to 1.7e+15
local function text(number)
  return string.format('%.0f', number)
end

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
for _, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', text(now))
end

local function expiry(index)
  return tonumber(redis.call('ZRANGE', codes, index, index, 'WITHSCORES')[2])
end

local count = redis.call('ZCARD', codes)
if count >= limit then
  return { DAILY_LIMIT, expiry(count - limit) - now }
end
if count > 0 then
  local wait = expiry(-1) - day + cooldown - now
  if wait > 0 then
    return { COOLDOWN, wait }
  end
end
if redis.call('ZCARD', flights) > 0 then
  return { BUSY, 0 }
end
if count >= captcha_at and not offered then
  return { CAPTCHA, 0 }
end
redis.call('ZADD', flights, text(now + flight_time), ticket)
redis.call('PEXPIRE', flights, text(math.ceil(flight_time / 1000)))
return { PERMITTED, 0 }
