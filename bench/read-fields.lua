-- A module that only reads what any tracker must read of everyone's state, each 200 ms, and does nothing with it.

local SAMPLE_MS = 200
local slots, next_sample = 0, 0

function et_InitGame()
  slots = tonumber(et.trap_Cvar_Get('sv_maxclients'))
end

function et_RunFrame(level_time)
  if level_time < next_sample then return end
  next_sample = level_time + SAMPLE_MS
  local get = et.gentity_get
  for slot = 0, slots - 1 do
    if get(slot, 'pers.connected') == 2 then
      local _ = get(slot, 'health'), get(slot, 'ps.origin'), get(slot, 'ps.velocity'), get(slot, 'ps.stats', 8)
      _ = get(slot, 'ps.eFlags'), get(slot, 'ps.weapon'), get(slot, 'sess.sessionTeam')
    end
  end
end
