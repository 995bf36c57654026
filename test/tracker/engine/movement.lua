-- Where everyone is: moving, stance, stamina, and what of it stands in the fields at the end of a frame (g_active.c).

local words = require 'words'

local Movement = {}

local MOST_SPRINT = 20000

-- Puts a player somewhere, at once.
function Movement:teleport(slot, x, y, z)
  self.entities:set_vector(slot, 'ps.origin', x, y, z)
  self.entities:set_vector(slot, 'r.currentOrigin', x, y, z)
end

-- Moves a player by so much, at once.
function Movement:move(slot, dx, dy, dz)
  local x, y, z = self.entities:vector(slot, 'r.currentOrigin')
  self:teleport(slot, x + dx, y + dy, z + (dz or 0))
end

-- A player's velocity from now on, units per second. `sprints`: his stamina falls.
function Movement:run(slot, vx, vy, vz, sprints)
  local client = self.clients[slot]
  client.vx, client.vy, client.vz, client.sprints = vx, vy or 0, vz or 0, sprints or false
end

-- Runs for so long and stands still again.
function Movement:walk(slot, vx, vy, ms, sprints)
  self:run(slot, vx, vy, 0, sprints)
  self:time(ms)
  self:run(slot, 0, 0, 0)
end

-- standing, crouching or prone.
function Movement:stance(slot, stance)
  self.clients[slot].stance = assert(words.stance[stance], stance)
  self:show_flags(self.clients[slot])
end

function Movement:weapon(slot, weapon)
  self.entities:set(slot, 'ps.weapon', weapon)
  self.entities:set(slot, 's.weapon', weapon)
end

function Movement:look(slot, pitch, yaw)
  self.entities:set_vector(slot, 'ps.viewangles', pitch, yaw, 0)
end

-- ps.eFlags, ps.pm_flags and ps.viewheight of a player's own state. A prone player is ducked too.
function Movement:show_flags(client)
  local flag, effect, entities = words.flag, words.effect, self.entities
  local pm, e = 0, 0
  if client.stance > 0 then pm = pm + flag.ducked end
  if client.stance == 1 then e = e + effect.crouching end
  if client.stance == 2 then e = e + effect.prone end
  if client.stance == 2 and (client.vx ~= 0 or client.vy ~= 0) then e = e + effect.prone_moving end
  if client.limbo then pm = pm + flag.limbo end
  if client.follow then pm = pm + flag.follow end
  if client.locked_until and client.locked_until > self.level_time then pm = pm + flag.locked end
  if client.wounded or client.limbo then e = e + effect.dead end
  if client.firing then e = e + effect.firing end
  if client.teleported then e = e + effect.teleport end
  entities:set(client.slot, 'ps.pm_flags', pm)
  entities:set(client.slot, 'ps.eFlags', e)
  entities:set(client.slot, 's.eFlags', e)
  entities:set(client.slot, 'ps.viewheight', words.view_height[client.stance + 1])
end

-- One frame of a living player.
function Movement:step(client, ms)
  local entities, slot = self.entities, client.slot
  local vx, vy, vz = client.vx, client.vy, client.vz
  if vx ~= 0 or vy ~= 0 or vz ~= 0 then
    local x, y, z = entities:vector(slot, 'ps.origin')
    local seconds = ms / 1000
    self:teleport(slot, x + vx * seconds, y + vy * seconds, z + vz * seconds)
  end
  entities:set_vector(slot, 'ps.velocity', vx, vy, vz)
  entities:set(slot, 's.groundEntityNum', vz ~= 0 and words.NO_ENTITY or words.WORLD)
  local tires = client.sprints and (vx ~= 0 or vy ~= 0)
  local sprint = client.sprint + (tires and -ms or math.floor(ms / 2))
  client.sprint = math.max(0, math.min(MOST_SPRINT, sprint))
  self:set_stat(slot, 8, client.sprint)
  self:show_flags(client)
  client.firing = false
end

local COPIED = { 'ps.pm_type', 'ps.eFlags', 'ps.weapon', 'ps.viewheight' }
local STATS = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }

-- A spectator watches a player, or nobody (nil).
function Movement:spectate(slot, watched)
  self.clients[slot].follow = watched
  self:show_flags(self.clients[slot])
end

-- Whom a player watches may have gone or died: then the next of his team mates, for who is in limbo.
function Movement:choose_followed(client)
  local followed = client.follow and self.clients[client.follow]
  if followed and not followed.limbo then return end
  local mate = client.limbo and self:team_mate(client)
  client.follow = mate and mate.slot or nil
  self:show_flags(client)
end

-- SpectatorClientEndFrame: ps of who watches another is that one's; only pm_flags say so.
function Movement:copy_followed(client)
  self:choose_followed(client)
  local from, to, entities = client.follow, client.slot, self.entities
  if not from then return end
  for at = 1, #COPIED do entities:set(to, COPIED[at], entities:get(from, COPIED[at])) end
  for at = 1, #STATS do self:set_stat(to, STATS[at], entities:get_at(from, 'ps.stats', STATS[at])) end
  entities:set_vector(to, 'ps.origin', entities:vector(from, 'ps.origin'))
  entities:set_vector(to, 'ps.velocity', entities:vector(from, 'ps.velocity'))
  entities:set_vector(to, 'ps.viewangles', entities:vector(from, 'ps.viewangles'))
end

-- ClientEndFrame of all: health goes into ps.stats, the dead in limbo and spectators get their copies.
function Movement:end_frame()
  local clients, entities = self.clients, self.entities
  for slot = 0, self.slots - 1 do
    local client = clients[slot]
    if client and not client.limbo then self:set_stat(slot, 0, entities:get(slot, 'health')) end
  end
  for slot = 0, self.slots - 1 do
    local client = clients[slot]
    if client and (client.limbo or client.follow) then self:copy_followed(client) end
  end
end

return Movement
