-- Evaluates one answer to a captcha.
-- KEYS[1]  the captcha: "<hash of the answer>:<wrong answers so far>"
-- ARGV[1]  the hash of the answer that was given
-- ARGV[2]  how many wrong answers kill the captcha
-- returns  1 if the answer is right, which uses the captcha up, else 0
local stored = redis.call('GET', KEYS[1])
if not stored then
  return 0
end
local answer, wrong = string.match(stored, '^(.*):(%d+)$')
if answer == ARGV[1] then
  redis.call('DEL', KEYS[1])
  return 1
end
wrong = tonumber(wrong) + 1
if wrong >= tonumber(ARGV[2]) then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], answer .. ':' .. wrong, 'KEEPTTL')
end
return 0
