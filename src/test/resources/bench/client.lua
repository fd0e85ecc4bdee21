-- What all requests of a benchmark have in common: every one comes from another address, so that no limit is reached.
math.randomseed(os.time() + tonumber(tostring({}):match("0x(%x+)"), 16))

function address()
  return "10." .. math.random(0, 255) .. "." .. math.random(0, 255) .. "." .. math.random(1, 254)
end

function headers(more, from)
  local all = { ["Content-Type"] = "application/json", ["X-Forwarded-For"] = from or address() }
  for name, value in pairs(more or {}) do all[name] = value end
  return all
end
