-- Addresses with and without an account. Arguments: the folder of these scripts, how many accounts.
function init(args)
  dofile(args[1] .. "/client.lua")
  accounts = tonumber(args[2])
end

function request()
  local body = '{"email":"user' .. math.random(0, 2 * accounts) .. '@example.com"}'
  return wrk.format("POST", nil, headers(), body)
end
