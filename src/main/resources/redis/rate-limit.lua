-- Takes one request out of what an address has left under a policy: an exact sliding window for each quota.
--
-- KEYS[1]  the times of the allowed requests, newest first
-- ARGV     for each quota its limit and its window in microseconds
-- returns  1 if the request is allowed and recorded, else 0; then for each quota how many requests count, and in how
--          many microseconds the next is allowed (if none is now) or the oldest stops to count
--
-- A list, not a sorted set: a time is 11 bytes in it against some 100 in a sorted set of that size, times come in order
-- anyway, and all quotas of a policy read the same list. A request at time t counts while now - t < window.

local key = KEYS[1]

-- numbers become text only here: Lua's own conversion goes over to 1.7e+15
local function text(number)
  return string.format('%.0f', number)
end

local function at(index)
  return tonumber(redis.call('LINDEX', key, index))
end

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local length = redis.call('LLEN', key)
if length > 0 then
  -- should the clock of Redis have been set back, the list stays in order
  now = math.max(now, at(0))
end

local longest = 0
for i = 2, #ARGV, 2 do
  longest = math.max(longest, tonumber(ARGV[i]))
end
while length > 0 and now - at(-1) >= longest do
  redis.call('RPOP', key)
  length = length - 1
end

-- how many requests count for a window: a binary search for the first that does not
local function count(window)
  local low, high = 0, length
  while low < high do
    local middle = math.floor((low + high) / 2)
    if now - at(middle) < window then
      low = middle + 1
    else
      high = middle
    end
  end
  return low
end

local counts = {}
local allowed = true
for i = 1, #ARGV, 2 do
  local window = tonumber(ARGV[i + 1])
  counts[i] = window == longest and length or count(window)
  allowed = allowed and counts[i] < tonumber(ARGV[i])
end

local recorded = 0
if allowed then
  recorded = 1
  redis.call('LPUSH', key, text(now))
  redis.call('PEXPIRE', key, text(math.ceil(longest / 1000)))
end

local answer = { recorded }
for i = 1, #ARGV, 2 do
  local limit, window = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
  local counted = counts[i] + recorded
  local oldest = now
  if counted > 0 then
    oldest = at(math.min(counted, limit) - 1)
  end
  answer[#answer + 1] = counted
  answer[#answer + 1] = oldest + window - now
end
return answer
