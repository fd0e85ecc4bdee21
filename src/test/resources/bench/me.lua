-- Profiles. Arguments: the folder of these scripts, an access token, and the milliseconds to wait between two requests.
function init(args)
  dofile(args[1] .. "/client.lua")
  bearer = { ["Authorization"] = "Bearer " .. args[2] }
  pause = tonumber(args[3])
  wrk.headers["Authorization"] = bearer["Authorization"]
end

function delay()
  return pause
end
