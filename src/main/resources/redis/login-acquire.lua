-- Decides whether a login may be evaluated now, and if so notes that it is in flight. Every try in flight is taken for
-- a failure to come, so that parallel tries cannot pass a limit; but only failures that did happen lock or demand a
-- captcha: a try that in-flight tries stand in the way of is told to come back.
--
-- KEYS     the members of all of them expire by score, in microseconds of Redis' clock
--   [1]    the failures of the account from this address, by ticket; or "lock" alone while it is locked
--   [2]    the failures of the address, by ticket
--   [3]    the accounts that failed from the address
--   [4]    the tries in flight from the address, "account ticket"
-- ARGV     account, ticket, 1 if a captcha is offered, 1 if the account demands one, failures before a captcha, failures
--          before the lock, failures and accounts of an address before a captcha (twice as many: before it is limited),
--          microseconds that a try may stay in flight
-- returns  what is decided and a number with it:
--          0 permitted, 0 · 1 locked, microseconds to go · 2 address limited, microseconds to go
--          3 captcha required, 0 · 4 busy, 0

local PERMITTED, LOCKED, LIMITED, CAPTCHA, BUSY = 0, 1, 2, 3, 4
local pair, failures, accounts, flights = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local account, ticket = ARGV[1], ARGV[2]
local offered, demanded = ARGV[3] == '1', ARGV[4] == '1'
local captcha_at, lock_at = tonumber(ARGV[5]), tonumber(ARGV[6])
local address_failures_at, address_accounts_at = tonumber(ARGV[7]), tonumber(ARGV[8])
local flight_time = tonumber(ARGV[9])

-- numbers become text only here: Lua's own conversion goes over to 1.7e+15
local function text(number)
  return string.format('%.0f', number)
end

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
for _, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', text(now))
end

local locked_until = redis.call('ZSCORE', pair, 'lock')
if locked_until then
  return { LOCKED, tonumber(locked_until) - now }
end

-- how long until fewer than the limit are left
local function drain(key, count, limit)
  if count < limit then
    return 0
  end
  return tonumber(redis.call('ZRANGE', key, count - limit, count - limit, 'WITHSCORES')[2]) - now
end

local failed = redis.call('ZCARD', pair)
if failed >= lock_at then
  return { LOCKED, drain(pair, failed, lock_at) }
end
local address_failed = redis.call('ZCARD', failures)
local accounts_failed = redis.call('ZCARD', accounts)
local wait = math.max(drain(failures, address_failed, 2 * address_failures_at),
    drain(accounts, accounts_failed, 2 * address_accounts_at))
if wait > 0 then
  return { LIMITED, wait }
end
if not offered and (demanded or failed >= captcha_at or address_failed >= address_failures_at
    or accounts_failed >= address_accounts_at) then
  return { CAPTCHA, 0 }
end

-- as it would stand if every try in flight failed
local seen = {}
for _, flight in ipairs(redis.call('ZRANGE', flights, 0, -1)) do
  local other = string.match(flight, '^%S+')
  if other == account then
    failed = failed + 1
  end
  address_failed = address_failed + 1
  if not seen[other] then
    seen[other] = true
    if not redis.call('ZSCORE', accounts, other) then
      accounts_failed = accounts_failed + 1
    end
  end
end
if failed >= lock_at or address_failed >= 2 * address_failures_at or accounts_failed >= 2 * address_accounts_at then
  return { BUSY, 0 }
end
if not offered and (failed >= captcha_at or address_failed >= address_failures_at
    or accounts_failed >= address_accounts_at) then
  return { BUSY, 0 }
end

redis.call('ZADD', flights, text(now + flight_time), account .. ' ' .. ticket)
redis.call('PEXPIRE', flights, text(math.ceil(flight_time / 1000)))
return { PERMITTED, 0 }
