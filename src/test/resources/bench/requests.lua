-- Requests from a file, in no order. Arguments: the folder of these scripts, and the file; in each of its lines, between
-- tabs: method, path, address of the client (- for another each time), bearer token (- for none), body (- for none).
function init(args)
  dofile(args[1] .. "/client.lua")
  lines = {}
  for line in io.lines(args[2]) do table.insert(lines, line) end
end

function request()
  local method, path, from, bearer, body = lines[math.random(#lines)]:match("^(.-)\t(.-)\t(.-)\t(.-)\t(.*)$")
  local more = { ["User-Agent"] = "benchmark" }
  if bearer ~= "-" then more["Authorization"] = "Bearer " .. bearer end
  return wrk.format(method, path, headers(more, from ~= "-" and from or nil), body ~= "-" and body or nil)
end
