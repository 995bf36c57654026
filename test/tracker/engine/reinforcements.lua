-- The waves in which the dead return, and the configstring that tells of their offsets (g_match.c, cg_servercmds.c).

local SEEDS = { 11, 3, 13, 7, 2, 5, 1, 17 }
local LONGEST_OFFSET = 15
local ALLIES_SHIFT, AXIS_SHIFT = 8, 4

-- Two offsets in seconds, of a number.
local function random_offsets(seed)
  return { axis = (seed * 7 + 3) % (LONGEST_OFFSET + 1), allies = (seed * 13 + 8) % (LONGEST_OFFSET + 1) }
end

-- CS_REINFSEEDS: which of eight numbers is the allies' (shifted by 3 bits, with noise below), which the axis' (2 bits),
-- and the eight, each an offset in seconds times its seed.
local function configstring(offsets)
  local allies_at, axis_at = 6, 2
  local parts = { ('%d'):format((allies_at - 1) * ALLIES_SHIFT + 5), ('%d'):format((axis_at - 1) * AXIS_SHIFT + 1) }
  for at, seed in ipairs(SEEDS) do
    local offset = at == allies_at and offsets.allies or at == axis_at and offsets.axis or at
    parts[#parts + 1] = ('%d'):format(offset * seed)
  end
  return table.concat(parts, ' ')
end

-- How many waves of an interval have come, at a time of the round and with an offset, both ms.
local function waves(time, offset, interval)
  return math.floor((time + offset) / interval)
end

return { random_offsets = random_offsets, configstring = configstring, waves = waves }
