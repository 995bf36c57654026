-- The wall clock and the process's own, which are not the level's: they jitter, and several frames may share one value.

local JITTER = { 0, 1, -1, 0, 0, -1, 1, 0 }

local Clock = {}
Clock.__index = Clock

-- `unix`: the wall clock's seconds since 1970 when the server starts.
local function new(unix)
  return setmetatable({ start = unix, passed = 0, ticks = 0 }, Clock)
end

function Clock:pass(ms)
  self.passed = self.passed + ms
  self.ticks = self.ticks + 1
end

-- Whole seconds since 1970.
function Clock:unix()
  local seconds = math.floor(self.start + self.passed / 1000)
  return math.tointeger and math.tointeger(seconds) or seconds
end

-- Since the process began, which was a little before the level's time 0.
function Clock:milliseconds()
  local ms = 379 + self.passed + JITTER[self.ticks % #JITTER + 1]
  return ms
end

return { new = new }
