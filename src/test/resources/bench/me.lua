-- Profiles. Arguments: the folder of these scripts, an access token, and the milliseconds to wait between two requests.
function init(args)
  dofile(args[1] .. "/client.lua")
  bearer = { ["Authorization"] = "Bearer " .. args[2] }
  wrk.headers["Authorization"] = bearer["Authorization"]
  local pause = tonumber(args[3])
  -- wrk waits for a timer before each request wherever it finds this function, even if for nothing
  if pause > 0 then
    delay = function() return pause end
  end
end
