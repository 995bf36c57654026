-- A Lua VM of the game: the module's chunk with globals of its own, and its hooks.

local api = require 'api'

local VM = {}
VM.__index = VM

local LIBRARIES = [[
  assert collectgarbage coroutine debug dofile error getmetatable io ipairs jit math next pairs pcall rawequal rawget
  rawlen rawset select setmetatable string table tonumber tostring type unpack utf8 xpcall bit package require _VERSION
]]

-- The globals of a fresh VM: the standard libraries with the game's own wall clock, and `et`.
local function environment(game)
  local globals = {}
  for name in LIBRARIES:gmatch('%S+') do globals[name] = _G[name] end
  globals._G = globals
  globals.et = api.new(game)
  globals.print = function(...)
    local words = { ... }
    for at = 1, select('#', ...) do words[at] = tostring(words[at]) end
    game:console_line(table.concat(words, '\t') .. '\n')
  end
  globals.load = function(chunk, name, mode, env) return load(chunk, name, mode or 'bt', env or globals) end
  globals.os = setmetatable({
    time = function(parts) return parts and os.time(parts) or game.clock:unix() end,
    date = function(format, time) return os.date('!' .. (format or '%c'):gsub('^!', ''), time or game.clock:unix()) end,
  }, { __index = os })
  return globals
end

-- A VM of its own begins with Lua's own settings of the collector (here all VMs share one), and with none of the last
-- one's garbage where memory is measured.
local function reset_collector(game)
  if rawget(_G, 'jit') then return end
  collectgarbage('restart')
  collectgarbage('incremental', 200, 100, 13)
  if game.timer then game.timer.vm_starts() end
end

-- Loads and runs the module. What fails is printed, as the engine does; the VM then has the hooks it has.
local function start(game, text)
  game.vm = nil
  reset_collector(game)
  local self = setmetatable({ game = game, globals = environment(game) }, VM)
  local chunk, message = load(text, '@proximity_tracker.lua', 't', self.globals)
  if not chunk then
    self:report('load', message)
    return self
  end
  local ok, failure = pcall(chunk)
  self:survive()
  if not ok then self:report('load', failure) end
  return self
end

function VM:report(hook, message)
  self.game.hook_errors = self.game.hook_errors + 1
  self.game:console_line(("Lua 5.4 API: %s error running lua script: '%s'\n"):format(hook, tostring(message)))
end

-- A crash that the module caught with pcall is one all the same.
function VM:survive()
  if self.game.crashed then error(self.game.crashed, 0) end
end

-- Calls a hook where the module has it; returns what it returned.
function VM:call(hook, a, b, c, d, e)
  local callback = self.globals[hook]
  if callback == nil then return end
  local game = self.game
  local timer = game.timer
  local begin = timer and timer.clock()
  local ok, result = pcall(callback, a, b, c, d, e)
  if begin then timer.took(hook, timer.clock() - begin) end
  if game.crashed then self:survive() end
  if not ok then
    self:report(hook, result)
    return
  end
  if result ~= nil and game.returned then game.returned[#game.returned + 1] = { hook = hook, value = result } end
  return result
end

return { start = start }
