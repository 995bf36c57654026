-- Runs /game/tracker.lua in the scenario /game/scenario.lua and leaves what came of it in /game/out: outcome.json, with
-- the names of the files on the game's disk, and these as 1, 2, 3 …, byte for byte.

local json = require 'json'
local run = require('run').run

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('a')
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
end

local outcome = run(read('/game/tracker.lua'), read('/game/scenario.lua'))
local names = {}
for name in pairs(outcome.files) do names[#names + 1] = name end
table.sort(names)
for number, name in ipairs(names) do write('/game/out/' .. number, outcome.disk:text(name)) end
outcome.disk = nil
outcome.files = names
write('/game/out/outcome.json', json.encode(outcome))
