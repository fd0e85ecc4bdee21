-- Ends a try that login-acquire.lua permitted: it is no longer in flight, and what came of it is counted.
--
-- KEYS     as for login-acquire.lua
-- ARGV     account, ticket, "failure", "success" or "abandoned", failures before a captcha, failures before the lock,
--          failures and accounts of an address before a captcha, microseconds that a failure counts, microseconds that a
--          lock lasts
-- returns  1 if the next try needs a captcha, else 0; microseconds that the account is locked for this address, or 0
--
-- A try that stayed in flight for too long and was forgotten counts nonetheless. A lock is neither prolonged nor lifted
-- by what comes of such a try; with the lock ends the count that led to it.

local pair, failures, accounts, flights = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local account, ticket, result = ARGV[1], ARGV[2], ARGV[3]
local captcha_at, lock_at = tonumber(ARGV[4]), tonumber(ARGV[5])
local address_failures_at, address_accounts_at = tonumber(ARGV[6]), tonumber(ARGV[7])
local window, lockout = tonumber(ARGV[8]), tonumber(ARGV[9])

-- numbers become text only here: Lua's own conversion goes over to 1.7e+15
local function text(number)
  return string.format('%.0f', number)
end

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
for _, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', text(now))
end

local function keep(key, member, time)
  redis.call('ZADD', key, text(now + time), member)
  redis.call('PEXPIRE', key, text(math.ceil(time / 1000)))
end

redis.call('ZREM', flights, account .. ' ' .. ticket)
local locked_until = tonumber(redis.call('ZSCORE', pair, 'lock') or now)
local failed = redis.call('ZCARD', pair)
if result == 'failure' then
  keep(failures, ticket, window)
  keep(accounts, account, window)
  if locked_until <= now then
    keep(pair, ticket, window)
    failed = redis.call('ZCARD', pair)
    if failed >= lock_at then
      locked_until = now + lockout
      redis.call('DEL', pair)
      keep(pair, 'lock', lockout)
    end
  end
elseif result == 'success' and locked_until <= now then
  redis.call('DEL', pair)
  failed = 0
end

local captcha = failed >= captcha_at or redis.call('ZCARD', failures) >= address_failures_at
    or redis.call('ZCARD', accounts) >= address_accounts_at
return { captcha and 1 or 0, locked_until - now }
