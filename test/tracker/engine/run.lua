-- Runs a scenario with a module: run(module text, scenario text) → what came of it, as a table for json.lua.

local constants = require('constants').value
local game = require 'game'

-- The scenario's globals, besides Lua's: start, et_constants, play.
local function globals_for(text, started)
  return setmetatable({
    start = function(options)
      local server = game.new(text, options)
      started[#started + 1] = server
      return server:boot()
    end,
    et_constants = constants,
    play = require('play').play,
  }, { __index = _G })
end

local function outcome(servers, result, failure)
  local last = servers[#servers]
  local log, prints, crashed, hook_errors, open_files = {}, {}, nil, 0, 0
  for _, server in ipairs(servers) do
    for _, entry in ipairs(server.log or {}) do log[#log + 1] = entry end
    for _, line in ipairs(server.console) do prints[#prints + 1] = line end
    crashed = crashed or server.crashed
    hook_errors = hook_errors + server.hook_errors
  end
  if last then open_files = last.disk:open_files() end
  return {
    log = log,
    prints = prints,
    crashed = crashed,
    failure = not crashed and failure or nil,
    hook_errors = hook_errors,
    open_files = open_files,
    returned = last and last.returned or {},
    result = result,
    files = last and last.disk.files or {},
    disk = last and last.disk,
  }
end

local function run(text, scenario)
  local servers = {}
  local chunk, message = load(scenario, '=scenario', 't', globals_for(text, servers))
  if not chunk then return outcome(servers, nil, message) end
  local ok, result = xpcall(chunk, function(failure)
    return type(failure) == 'string' and debug.traceback(failure, 2) or failure
  end)
  if ok then return outcome(servers, result, nil) end
  return outcome(servers, nil, tostring(result))
end

return { run = run }
