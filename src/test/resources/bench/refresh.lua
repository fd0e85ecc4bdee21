-- One session a thread, each refresh with the token that the last one brought. Arguments: the folder of these scripts, and
-- as many refresh tokens as there are threads.
local started = 0

function setup(thread)
  thread:set("number", started)
  started = started + 1
end

function init(args)
  dofile(args[1] .. "/client.lua")
  token = args[2 + number]
end

function request()
  return wrk.format("POST", nil, headers(), '{"refresh_token":"' .. token .. '"}')
end

function response(status, _, body)
  if status == 200 then token = body:match('"refresh_token":"([^"]+)"') end
end
