-- Right passwords of the accounts user0, user1 and so on. Arguments: the folder of these scripts, how many accounts.
function init(args)
  dofile(args[1] .. "/client.lua")
  accounts = tonumber(args[2])
end

-- Everybody has one device and stays where he is: nobody has to be told by mail of a new one.
function request()
  local number = math.random(0, accounts - 1)
  local body = '{"username":"user' .. number .. '","password":"seven green bottles"}'
  local from = "10.77." .. math.floor(number / 256) .. "." .. number % 256
  return wrk.format("POST", nil, headers({ ["User-Agent"] = "benchmark" }, from), body)
end
