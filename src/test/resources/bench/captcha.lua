-- New captchas. Argument: the folder of these scripts.
function init(args)
  dofile(args[1] .. "/client.lua")
end

function request()
  return wrk.format("GET", nil, headers())
end
