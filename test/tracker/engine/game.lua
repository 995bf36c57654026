--[[
A pretend ET:Legacy server that runs a module, and the words to write scenarios with. A scenario is a Lua text:

  local game = start { map = 'supply', warmup = true }      options: see DEFAULTS
  game:connect(0, { name = '^1Anna', guid = 'A1…' })        bots: game:connect(3, { bot = true })
  game:join(0, 'axis', 'medic')                             and 'allies', 'spectator'; in play he waits for his wave
  game:warmup(60000)  game:live()                           all who joined spawn, in a new VM
  game:walk(0, 220, 0, 3000)                                vx, vy, for 3 s; game:run, game:move, game:teleport
  game:hit(1, 0, 18, et_constants.MOD_MP40, 'head')         game:kill, game:gib, game:slash_kill, game:fall, game:drown
  game:revive(2, 0)  game:tap_out(1)  game:spawn(1)         game:spectate(5, 0)
  game:pause(20000)  game:frames(10)  game:time(500)
  game:end_round('objective', 'allies')  game:intermission(2000)  game:next_round()
  game:map_restart()  game:map('radar')  game:lua_restart()  game:quit()  game:sigkill()
  play(game, { players = 12, minutes = 2 })                  random play: see play.lua

What happens between two frames has the time of the frame before, as players' commands have in the engine. The functions
stand in the files of their kind: clients, combat, movement, objects, rounds, faults.lua. game.log is the server's own
list of what happened: event connect, team, spawn, live, damage, kill, revive, disconnect, exit or (after
game:record_positions()) position, each with vm, state, time_ms (round clock) and level_time. game.vm.globals are the
module's globals, et among them.
]]

local clock = require 'clock'
local disk = require 'disk'
local entities = require 'entities'
local reinforcements = require 'reinforcements'
local words = require 'words'

local DEFAULTS = {
  map = 'supply',
  gametype = 3,
  slots = 20, -- sv_maxclients
  fps = 20, -- sv_fps
  timelimit = 20, -- minutes
  warmup = true, -- g_doWarmup: without it the countdown begins at once
  warmup_damage = true, -- match_warmupDamage
  older = false, -- an engine before 2.84: no et_Revive, no et.EF_*, configstrings with longer keys
  defenders = 'axis',
  unix = 1790000000, -- the wall clock when the server starts
  level_time = 0, -- a server that has run for a while: its level time at the start
  seed = 1,
  axis_limbo_ms = 20000,
  allies_limbo_ms = 30000,
  revive_shield_ms = 0,
  hostname = 'pretend server',
  version = nil, -- the cvar; default: by `older`
  log = true,
  keep_files = true, -- false: bytes are counted only
  disk = nil, -- of another server in the same folder
  timer = nil, -- for measurements: { clock(), took(hook, time), vm_starts() }
}

local Game = {}
Game.__index = Game

for _, part in ipairs { 'clients', 'combat', 'movement', 'objects', 'rounds', 'faults' } do
  for name, method in pairs(require(part)) do Game[name] = method end
end

local function cvars_of(options)
  local number = options.older and 'v2.83.2' or 'v2.85.0'
  return {
    mapname = options.map,
    g_gametype = tostring(options.gametype),
    g_currentround = '0',
    g_nexttimelimit = '0',
    timelimit = tostring(options.timelimit),
    sv_maxclients = tostring(options.slots),
    sv_fps = tostring(options.fps),
    sv_hostname = options.hostname,
    version = options.version or ('ET Legacy %s linux-x86_64 Aug 10 2026'):format(number),
    mod_version = number,
    g_redlimbotime = tostring(options.axis_limbo_ms),
    g_bluelimbotime = tostring(options.allies_limbo_ms),
    g_warmup = '10',
    fs_game = 'legacy',
    fs_homepath = '/home/et/.etlegacy',
  }
end

-- A server that will run the module's `text`.
local function new(text, given)
  local options = setmetatable(given or {}, { __index = DEFAULTS })
  local self = setmetatable({
    text = text,
    options = options,
    slots = options.slots,
    cvars = cvars_of(options),
    configstrings = {},
    userinfo = {},
    clients = {},
    map_entities = options.entities or {},
    function_faults = {},
    console = {},
    returned = {},
    log = options.log and {} or nil,
    timer = options.timer,
    module_name = '',
    hook_errors = 0,
    vms = 0,
    level_time = options.level_time,
    level_start = 0,
    time_delta = 0,
    frame_ms = math.floor(1000 / options.fps),
    clock = clock.new(options.unix),
    entities = entities.new(options.slots),
  }, Game)
  self.disk = disk.new(function(reason) self:crash(reason) end, options.keep_files, options.disk)
  for name, value in pairs(options.cvars or {}) do self.cvars[name:lower()] = tostring(value) end
  return self
end

-- Loads the first map.
function Game:boot()
  self:set_state(words.state.warmup)
  self:begin_level(0)
  return self
end

-- The server goes down; no pcall in a module helps. The scenario ends.
function Game:crash(reason)
  self.crashed = self.crashed or reason
  error(self.crashed, 0)
end

-- The round clock, ms: what the time limit goes by.
function Game:round_time()
  return self.level_time - self.time_delta - self.level_start
end

-- Adds to the server's log.
function Game:note(entry)
  if not self.log then return end
  entry.level_time, entry.time_ms, entry.vm, entry.state = self.level_time, self:round_time(), self.vms, self.state
  self.log[#self.log + 1] = entry
end

function Game:console_line(text)
  if self.log then self.console[#self.console + 1] = text end
end

-- G_Printf: on the console and in the module's et_Print.
function Game:print(text)
  self:console_line(text)
  self.vm:call('et_Print', text)
end

function Game:frames(count)
  for _ = 1, count do self:frame() end
end

-- So many ms of frames.
function Game:time(ms)
  self:frames(math.floor(ms / self.frame_ms))
end

function Game:frame()
  assert(not self.is_over, 'the server has ended')
  self.level_time = self.level_time + self.frame_ms
  self.clock:pass(self.frame_ms)
  self:run_frame(self.frame_ms)
end

-- G_RunFrame. `game.each_frame` is called where bots think.
function Game:run_frame(ms)
  local in_play = self.state ~= words.state.intermission
  if self.is_paused then
    self:pause_frame(ms)
  elseif in_play then
    for slot = 0, self.slots - 1 do
      local client = self.clients[slot]
      if client and client.alive then self:step(client, ms) end
    end
    if self.each_frame then self:each_frame() end
    self:reinforce(ms)
  end
  if self.exit_text and in_play then self:log_exit() end
  if in_play then self:end_frame() end
  if self.positions then self:note_positions() end
  self.vm:call('et_RunFrame', self.level_time)
end

-- The dead in limbo spawn when their side's wave comes.
function Game:reinforce(ms)
  local now = self:round_time()
  for team = 1, 2 do
    local interval = tonumber(self.cvars[team == 1 and 'g_redlimbotime' or 'g_bluelimbotime'])
    local offset = self.reinforcement_offsets[team]
    if reinforcements.waves(now, offset, interval) > reinforcements.waves(now - ms, offset, interval) then
      for slot = 0, self.slots - 1 do
        local client = self.clients[slot]
        if client and client.limbo and client.team == team then self:spawn_client(client, {}) end
      end
    end
  end
end

-- Notes from now on where the living are in each frame.
function Game:record_positions()
  self.positions = true
end

function Game:note_positions()
  for slot = 0, self.slots - 1 do
    local client = self.clients[slot]
    if client and client.alive then
      local x, y, z = self.entities:vector(slot, 'ps.origin')
      self:note { event = 'position', slot = slot, x = x, y = y, z = z, health = self.entities:get(slot, 'health') }
    end
  end
end

return { new = new }
