-- The course of a game: warm-up, countdown, play, pause, intermission, restarts, maps, the server's end (g_main.c).

local constants = require('constants').value
local info = require 'info'
local reinforcements = require 'reinforcements'
local vm = require 'vm'
local words = require 'words'

local Rounds = {}

local STATE = words.state
local STOPWATCH = 3
local PAUSE = 16
local PAUSE_UPDATE_MS = 500
local FIRST_FRAMES = 6
local CAMERA = { 4000, 4000, 1000 }
local TEAMS_IN_CONFIGSTRINGS = { axis = 0, allies = 1 }

function Rounds:set_state(state)
  self.state = state
  self.cvars.gamestate = tostring(state)
  self.configstrings[constants.CS_WOLFINFO] = info.of { 'gamestate', state }
end

-- A new VM, and the game that it is told of. Everyone who was there comes back after the first frames.
function Rounds:begin_level(restart)
  self.level_start, self.time_delta, self.exit_text, self.is_paused = self.level_time, 0, nil, false
  self:forget_clients()
  self:spawn_map_entities()
  local seed = self.options.seed + self.vms
  self.vm = vm.start(self, self.text)
  self.vms = self.vms + 1
  self.vm:call('et_SpawnEntitiesFromString')
  self:set_configstrings(seed)
  self.vm:call('et_InitGame', self.level_time, seed, restart)
  if self.state == STATE.warmup and not self.options.warmup then self:set_state(STATE.countdown) end
  local here = self.clients
  self.clients = {}
  for _ = 1, FIRST_FRAMES do
    self.level_time = self.level_time + 100
    self:run_frame(100)
  end
  for slot = 0, self.slots - 1 do
    self.clients[slot] = here[slot]
    if here[slot] then self:enter(here[slot], 0) end
  end
  self.level_time = self.level_time + self.frame_ms
  self:run_frame(self.frame_ms)
end

function Rounds:set_configstrings(seed)
  local winner, defender = 'w', 'd'
  if self.options.older then winner, defender = 'winner', 'defender' end
  self.winner_key = winner
  local defenders = TEAMS_IN_CONFIGSTRINGS[self.options.defenders]
  local set = self.configstrings
  set[constants.CS_SERVERINFO] = info.of { 'mapname', self.cvars.mapname, 'sv_hostname', self.cvars.sv_hostname,
    'g_gametype', self.cvars.g_gametype, 'version', self.cvars.version }
  set[constants.CS_LEVEL_START_TIME] = tostring(self.level_start)
  set[constants.CS_MULTI_INFO] = info.of { defender, defenders, 'numobjectives', 1 }
  set[constants.CS_MULTI_MAPWINNER] = info.of { winner, -1 }
  set[constants.CS_SERVERTOGGLES] = '2'
  local offsets = self.options.reinforcement_offsets or reinforcements.random_offsets(seed)
  set[constants.CS_REINFSEEDS] = reinforcements.configstring(offsets)
  self.reinforcement_offsets = { offsets.axis * 1000, offsets.allies * 1000 }
end

function Rounds:end_vm(restart)
  self.vm:call('et_ShutdownGame', restart)
  self.vm:call('et_Quit')
end

function Rounds:restart_level(restart)
  self:end_vm(restart)
  self:begin_level(restart)
end

-- Frames of warm-up, for so long.
function Rounds:warmup(ms)
  assert(self.state == STATE.warmup, 'no warm-up now')
  self:time(ms)
end

-- Countdown (default 1 s), then the round goes live in a new VM. Who is in a team spawns.
function Rounds:live(countdown_ms)
  assert(self.state == STATE.warmup or self.state == STATE.countdown, 'the round is live already')
  self:set_state(STATE.countdown)
  self:time(countdown_ms or 1000)
  self:set_state(STATE.playing)
  self:restart_level(1)
  self:note { event = 'live' }
end

-- Where everyone stops for so long, the 10 seconds of countdown to the fight included.
function Rounds:pause(ms)
  self:begin_pause()
  self:time(ms)
  self:end_pause()
end

function Rounds:begin_pause()
  self.is_paused, self.pause_updated = true, self.level_time
  self:toggle(PAUSE)
end

function Rounds:end_pause()
  self.is_paused = false
  self:toggle(-PAUSE)
  self:show_start_time()
end

function Rounds:toggle(bit)
  local index = constants.CS_SERVERTOGGLES
  self.configstrings[index] = ('%d'):format(tonumber(self.configstrings[index]) + bit)
end

-- In a pause the level's time goes on and its start moves after it, in steps.
function Rounds:pause_frame(ms)
  self.time_delta = self.time_delta + ms
  if self.level_time - self.pause_updated >= PAUSE_UPDATE_MS then
    self.pause_updated = self.level_time
    self:show_start_time()
  end
end

function Rounds:show_start_time()
  self.configstrings[constants.CS_LEVEL_START_TIME] = ('%d'):format(self.level_start + self.time_delta)
end

local EXIT_TEXTS = {
  timelimit = 'Timelimit hit.',
  objective = 'Wolf EndRound.',
  surrender = { axis = 'Allies Surrender', allies = 'Axis Surrender' },
}

-- The round ends: `how` timelimit, objective or surrender, `winner` axis or allies (default: objective the attackers,
-- else the defenders). One frame still in play, then one of the intermission.
function Rounds:end_round(how, winner)
  local defenders = self.options.defenders
  local attackers = defenders == 'axis' and 'allies' or 'axis'
  winner = winner or (how == 'objective' and attackers or defenders)
  self.configstrings[constants.CS_MULTI_MAPWINNER] = info.of { self.winner_key, TEAMS_IN_CONFIGSTRINGS[winner] }
  local text = assert(EXIT_TEXTS[how], how)
  self.exit_text = type(text) == 'table' and text[winner] or text
  self:note { event = 'exit', text = self.exit_text, winner = winner }
  self:frame()
  self:set_state(STATE.intermission)
  for _, client in pairs(self.clients) do
    self.entities:set(client.slot, 'ps.pm_type', words.move.intermission)
    self.entities:set_vector(client.slot, 'ps.origin', CAMERA[1], CAMERA[2], CAMERA[3])
    self.entities:set_vector(client.slot, 'r.currentOrigin', CAMERA[1], CAMERA[2], CAMERA[3])
  end
  self:frame()
end

-- G_LogExit, in the last frame of play: the cvars hold the next round's figures already.
function Rounds:log_exit()
  if self.cvars.g_gametype == tostring(STOPWATCH) then
    local is_first = self.cvars.g_currentround == '0'
    local played = (self.level_time - self.time_delta - self.level_start) / 60000
    self.cvars.g_nexttimelimit = is_first and self.exit_text == EXIT_TEXTS.objective and ('%f'):format(played) or '0'
    self.cvars.g_currentround = is_first and '1' or '0'
  end
  self.configstrings[constants.CS_INTERMISSION] = '1'
  self:print(('Exit: %s\n'):format(self.exit_text))
end

-- The intermission goes on for so long.
function Rounds:intermission(ms)
  assert(self.state == STATE.intermission, 'no intermission now')
  self:time(ms)
end

-- After the intermission: the same map again, in warm-up. Round 2 of a stopwatch has round 1's time as its limit.
function Rounds:next_round()
  assert(self.state == STATE.intermission, 'no intermission now')
  local limit = self.cvars.g_nexttimelimit
  self.cvars.timelimit = limit ~= '0' and limit or tostring(self.options.timelimit)
  self:set_state(STATE.warmup)
  self:restart_level(1)
end

-- map_restart 0 from the console: in play the round begins anew, without warm-up or intermission.
function Rounds:map_restart()
  self:restart_level(1)
end

-- map NAME from the console, at any time. `entities`: the new map's own, by number.
function Rounds:map(name, entities)
  self:set_state(STATE.initialize)
  self:end_vm(0)
  self:set_state(STATE.warmup)
  self.cvars.mapname = name
  self.cvars.g_currentround = '0'
  self.map_entities = entities or {}
  self:begin_level(0)
end

-- lua_restart from the console: no et_ShutdownGame, no et_InitGame.
function Rounds:lua_restart()
  self.vm:call('et_Quit')
  self.vm = vm.start(self, self.text)
  self.vms = self.vms + 1
end

-- quit, SIGTERM, SIGSEGV: the module is told, files are written out.
function Rounds:quit()
  self:end_vm(0)
  self.disk:process_ends(true)
  self.is_over = true
end

Rounds.sigterm = Rounds.quit

-- A command from the server's console or rcon.
function Rounds:console_command(command)
  return self.vm:call('et_ConsoleCommand', command)
end

-- Nobody is told anything, and what lay in buffers is lost.
function Rounds:sigkill()
  self.disk:process_ends(false)
  self.is_over = true
end

return Rounds
