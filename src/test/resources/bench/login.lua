-- Right passwords of the accounts user0, user1 and so on. Arguments: the folder of these scripts, how many accounts.
function init(args)
  dofile(args[1] .. "/client.lua")
  accounts = tonumber(args[2])
end

function request()
  local body = '{"username":"user' .. math.random(0, accounts - 1) .. '","password":"seven green bottles"}'
  return wrk.format("POST", nil, headers(), body)
end
