-- Plays a round with a module and prints what it cost: `lua5.4 bench/tracker.lua ENGINE MODULE PLAYERS MINUTES`, where
-- ENGINE is the folder of the pretend engine. One line of name=value pairs, for bench/tracker.ts.

local engine, module, players, minutes = arg[1], arg[2], tonumber(arg[3]), tonumber(arg[4])
package.path = engine .. '/?.lua;' .. package.path

local new = require('game').new
local play = require('play').play

local INTERMISSION_MS = 6000
local SLOWEST_COUNTED_US = 1000

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('a')
  file:close()
  return text
end

-- Frames by whole µs, up to SLOWEST_COUNTED_US: small, since the collector that is measured walks through it too.
local frames = {}
for us = 0, SLOWEST_COUNTED_US do frames[us] = 0 end

local part = 'before'
local frame, frame_count, frame_sum, worst_frame, round_end = 0, 0, 0, 0, 0
local damage_sum, damage_count = 0, 0
local base, peak = 0, 0

local function end_play_frame()
  local us = math.floor(frame * 1e6 + 0.5)
  frames[math.min(us, SLOWEST_COUNTED_US)] = frames[math.min(us, SLOWEST_COUNTED_US)] + 1
  frame_count, frame_sum, worst_frame = frame_count + 1, frame_sum + frame, math.max(worst_frame, frame)
end

local timer = { clock = os.clock }

function timer.vm_starts()
  collectgarbage()
  collectgarbage()
  base = collectgarbage('count')
end

-- Everything that hooks take until et_RunFrame or et_Quit returns is one frame.
function timer.took(hook, time)
  frame = frame + time
  if hook == 'et_Damage' and part == 'play' then damage_sum, damage_count = damage_sum + time, damage_count + 1 end
  if hook ~= 'et_RunFrame' and hook ~= 'et_Quit' then return end
  if part == 'play' then end_play_frame() end
  if part == 'end' then round_end = math.max(round_end, frame) end
  if part ~= 'before' then peak = math.max(peak, collectgarbage('count') - base) end
  frame = 0
end

-- The µs that this share of the frames stays within.
local function percentile(share)
  local seen = 0
  for us = 0, SLOWEST_COUNTED_US do
    seen = seen + frames[us]
    if seen >= frame_count * share then return us end
  end
end

local game = new(read(module), { slots = 64, timelimit = minutes, log = false, keep_files = false, timer = timer })
game:boot()
function game:note(entry)
  if entry.event == 'live' then part = 'play' end
end
play(game, { players = players, minutes = minutes })
local set_state = game.set_state
function game:set_state(state)
  part = 'end'
  set_state(self, state)
end
game:end_round('timelimit')
game:intermission(INTERMISSION_MS)
game:quit()

local function tell(name, value) io.write(name, '=', ('%.6f'):format(value), ' ') end

tell('frame_p99_us', percentile(0.99))
tell('worst_frame_ms', worst_frame * 1000)
tell('round_end_ms', round_end * 1000)
tell('damage_us', damage_count > 0 and damage_sum / damage_count * 1e6 or 0)
tell('memory_mb', peak / 1024)
tell('mean_frame_us', frame_sum / frame_count * 1e6)
tell('hook_errors', game.hook_errors)
tell('written_mb', game.disk.bytes / 1024 / 1024)
io.write('\n')
