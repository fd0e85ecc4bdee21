-- Decides whether a code may be mailed to an address now, and if so notes it.
--
-- KEYS[1]  the codes of the last day, by ticket; a code expires by score, in microseconds of Redis' clock
-- ARGV     ticket, 1 if a captcha is offered, codes before a captcha, codes a day, microseconds of a day, microseconds
--          between two codes
-- returns  what is decided and microseconds with it: 0 permitted, until the next code · 1 cooldown, to go · 2 daily
--          limit, to go · 3 captcha required, 0

local PERMITTED, COOLDOWN, DAILY_LIMIT, CAPTCHA = 0, 1, 2, 3
local codes, ticket, offered = KEYS[1], ARGV[1], ARGV[2] == '1'
local captcha_at, limit = tonumber(ARGV[3]), tonumber(ARGV[4])
local day, cooldown = tonumber(ARGV[5]), tonumber(ARGV[6])

-- numbers become text only here: Lua's own conversion goes over to 1.7e+15
local function text(number)
  return string.format('%.0f', number)
end

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
redis.call('ZREMRANGEBYSCORE', codes, '-inf', text(now))

local function expiry(index)
  return tonumber(redis.call('ZRANGE', codes, index, index, 'WITHSCORES')[2])
end

-- how long until one more than so many may be sent
local function drain(count)
  return count < limit and 0 or expiry(count - limit) - now
end

local count = redis.call('ZCARD', codes)
local full = drain(count)
if full > 0 then
  return { DAILY_LIMIT, full }
end
if count > 0 then
  local wait = expiry(-1) - day + cooldown - now
  if wait > 0 then
    return { COOLDOWN, wait }
  end
end
if count >= captcha_at and not offered then
  return { CAPTCHA, 0 }
end
redis.call('ZADD', codes, text(now + day), ticket)
redis.call('PEXPIRE', codes, text(math.ceil(day / 1000)))
return { PERMITTED, math.max(cooldown, drain(count + 1)) }
