-- Sessions in turn, each with the token that its last refresh brought. Arguments: the folder of these scripts, a file with a
-- refresh token in each line, and the number of threads, which have as many connections and share the tokens.
local started = 0

function setup(thread)
  thread:set("number", started)
  started = started + 1
end

function init(args)
  dofile(args[1] .. "/client.lua")
  tokens = {}
  current = 1
  local line = 0
  for token in io.lines(args[2]) do
    if line % tonumber(args[3]) == number then table.insert(tokens, token) end
    line = line + 1
  end
end

function request()
  return wrk.format("POST", nil, headers(), '{"refresh_token":"' .. tokens[current] .. '"}')
end

function response(status, _, body)
  if status == 200 then tokens[current] = body:match('"refresh_token":"([^"]+)"') end
  current = current % #tokens + 1
end
