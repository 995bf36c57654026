-- Who is on the server: connecting, user info, teams, classes, spawning, limbo, leaving (g_client.c, g_cmds.c).

local info = require 'info'
local words = require 'words'

local Clients = {}

local FULL_HEALTH = 100
local MEDICS_BONUS = 10
local MEDIC = words.class.medic

-- What a bot's GUID is: its slot's.
local function bot_guid(slot)
  return ('OMNIBOT%02d'):format(slot) .. ('0'):rep(23)
end

-- A player comes on the server as a spectator. `who`: name, guid, bot (true), userinfo (raw, instead). Returns `slot`;
-- nil where a module refused him.
function Clients:connect(slot, who)
  who = who or {}
  local name = who.name or ('player %d'):format(slot)
  local guid = who.guid or (who.bot and bot_guid(slot)) or ('%032X'):format(slot + 1)
  self.userinfo[slot] = who.userinfo
    or info.of { 'name', name, 'cl_guid', guid, 'ip', who.bot and 'localhost' or '127.0.0.1:27960', 'rate', 25000 }
  local client = { slot = slot, name = name, guid = guid, bot = who.bot or false, team = words.team.spectator,
    class = 0, latched = 0, stance = 0, vx = 0, vy = 0, vz = 0, sprint = 20000 }
  self.clients[slot] = client
  self:enter(client, 1)
  return self.clients[slot] and slot
end

-- ClientConnect and ClientBegin; `first` is 0 where the player was here before the map began.
function Clients:enter(client, first)
  local entities, slot = self.entities, client.slot
  for _, prefix in ipairs { 'pers.', 'ps.', 'r.', 's.' } do entities:clear(slot, prefix) end
  if first == 1 then entities:clear(slot, 'sess.') end
  client.vx, client.vy, client.vz, client.stance, client.firing = 0, 0, 0, 0, false
  entities:set(slot, 'pers.connected', words.connection.connecting)
  entities:set(slot, 'pers.netname', client.name)
  entities:set(slot, 'r.svFlags', client.bot and words.BOT or 0)
  entities:set(slot, 's.number', slot)
  entities:set(slot, 'sess.sessionTeam', client.team)
  if first == 1 then entities:set(slot, 'sess.referee', 0) end
  self:print(('ClientConnect: %d\n'):format(slot))
  local refusal = self.vm:call('et_ClientConnect', slot, first, client.bot and 1 or 0)
  if type(refusal) == 'string' then return self:refuse(client) end
  self:note { event = 'connect', slot = slot, guid = client.guid, name = client.name }
  self.vm:call('et_ClientUserinfoChanged', slot)
  self.vm:call('et_ClientUserinfoChanged', slot)
  entities:set(slot, 'inuse', 1)
  entities:set(slot, 'classname', 'player')
  entities:set(slot, 'pers.connected', words.connection.connected)
  for skill = 0, 6 do self.vm:call('et_SetPlayerSkill', slot, skill) end
  self:put_in_game(client)
  self:print(('ClientBegin: %d\n'):format(slot))
  self.vm:call('et_ClientBegin', slot)
end

function Clients:refuse(client)
  self.entities:set(client.slot, 'pers.connected', words.connection.disconnected)
  self.entities:set(client.slot, 'pers.netname', '')
  self.clients[client.slot] = nil
  self.vm:call('et_ClientDisconnect', client.slot)
end

-- ClientBegin's spawn. In the game's first frames a player starts alive; later he waits in limbo for his wave.
function Clients:put_in_game(client)
  self:spawn_client(client, { team_change = 1 })
  local plays = self:is_playing_team(client)
  if plays and self.level_time - self.level_start > 600 and self.state ~= words.state.intermission then
    self.entities:set(client.slot, 'health', 0)
    self:set_stat(client.slot, 0, 0)
    self:enter_limbo(client)
  elseif plays then
    self:note { event = 'spawn', slot = client.slot }
  end
end

function Clients:is_playing_team(client)
  return client.team == words.team.axis or client.team == words.team.allies
end

function Clients:max_health(client)
  return FULL_HEALTH + (client.class == MEDIC and MEDICS_BONUS or 0)
end

-- ClientSpawn. `how`: revived, team_change (1 where so), and the place, else the team's.
function Clients:spawn_client(client, how)
  local entities, slot = self.entities, client.slot
  local revived = how.revived or 0
  if revived == 0 then client.class = client.latched end
  client.alive = self:is_playing_team(client)
  client.wounded, client.limbo, client.stance, client.firing, client.sprint = false, false, 0, false, 20000
  client.vx, client.vy, client.vz, client.follow, client.locked_until = 0, 0, 0, nil, nil
  client.teleported = not client.teleported
  local health = self:max_health(client) -- a spectator's too
  entities:set(slot, 'health', health)
  entities:set(slot, 'pers.lastSpawnTime', self.level_time)
  entities:set(slot, 'pers.lastrevive_client', -1)
  entities:set(slot, 'pers.maxHealth', health)
  entities:set(slot, 'sess.playerType', client.class)
  entities:set(slot, 'sess.latchPlayerType', client.latched)
  entities:set(slot, 'ps.pm_type', client.alive and words.move.normal or words.move.spectator)
  self:weapon(slot, client.alive and self:main_weapon(client) or 0)
  entities:set(slot, 's.groundEntityNum', words.WORLD)
  for stat, value in pairs { [0] = health, [3] = health, [4] = client.class, [8] = client.sprint } do
    self:set_stat(slot, stat, value)
  end
  if revived == 0 then self:place(client, how.x, how.y, how.z) end
  self:show_flags(client)
  if client.alive and not how.team_change and revived == 0 then self:note { event = 'spawn', slot = slot } end
  self.vm:call('et_ClientSpawn', slot, revived, how.team_change or 0, how.restore_health or 1)
end

-- An MP40 or a Thompson.
function Clients:main_weapon(client)
  return client.team == words.team.axis and 3 or 8
end

-- At the given place, or the team's spawn: a row of players along y, 9 units above the ground.
function Clients:place(client, x, y, z)
  local side = client.team == words.team.axis and -2000 or 2000
  self:teleport(client.slot, x or side, y or client.slot * 64 - 640, z or 33)
end

function Clients:set_stat(slot, stat, value)
  self.entities:set_at(slot, 'ps.stats', stat, value)
end

-- A player chooses a side: `team` axis, allies or spectator, `class` a word too. In play he waits for his wave.
function Clients:join(slot, team, class)
  local client = assert(self.clients[slot], 'nobody in the slot')
  if self.vm:call('et_ClientCommand', slot, 'team') == 1 then return end
  if self:is_playing_team(client) and not client.limbo then
    self.entities:set(slot, 'health', 0)
    self:die(client, slot, 59)
  end
  client.team = assert(words.team[team], team)
  client.latched = class and assert(words.class[class], class) or client.latched
  self.entities:set(slot, 'sess.sessionTeam', client.team)
  self.entities:set(slot, 'sess.latchPlayerType', client.latched)
  self:note { event = 'team', slot = slot, team = client.team }
  self.vm:call('et_ClientUserinfoChanged', slot)
  self.vm:call('et_ClientUserinfoChanged', slot)
  self:put_in_game(client)
end

-- A class for the next spawn.
function Clients:change_class(slot, class)
  local client = self.clients[slot]
  if self.vm:call('et_ClientCommand', slot, 'class') == 1 then return end
  client.latched = assert(words.class[class], class)
  self.entities:set(slot, 'sess.latchPlayerType', client.latched)
end

-- A new name.
function Clients:rename(slot, name)
  local client = self.clients[slot]
  client.name = name
  self.userinfo[slot] = info.of { 'name', name, 'cl_guid', client.guid }
  self.entities:set(slot, 'pers.netname', name)
  self.vm:call('et_ClientUserinfoChanged', slot)
end

-- The reinforcements' spawn, for one player and at once. `x`, `y`, `z`: where.
function Clients:spawn(slot, x, y, z)
  local client = self.clients[slot]
  assert(not client.alive and self:is_playing_team(client), 'who spawns is in a team and dead')
  self:spawn_client(client, { x = x, y = y, z = z })
end

-- Gives up waiting for a medic (or a body was gibbed): from now on ps.* are those of whom he watches.
function Clients:enter_limbo(client)
  client.alive, client.wounded, client.limbo, client.stance, client.firing = false, false, true, 0, false
  client.vx, client.vy, client.vz = 0, 0, 0
  local mate = self:team_mate(client)
  client.follow = mate and mate.slot
  self.entities:set(client.slot, 'sess.spectatorState', mate and 2 or 1)
  self.entities:set(client.slot, 'sess.spectatorClient', client.follow or client.slot)
  self.entities:set(client.slot, 'ps.pm_type', mate and words.move.dead or words.move.spectator)
  self:show_flags(client)
end

-- The wounded presses jump.
function Clients:tap_out(slot)
  local client = self.clients[slot]
  assert(client.wounded, 'who taps out is wounded')
  self:enter_limbo(client)
end

-- Whom a dead player watches: the first of his team who is not in limbo himself.
function Clients:team_mate(client)
  for slot = 0, self.slots - 1 do
    local other = self.clients[slot]
    if other and other ~= client and other.team == client.team and not other.limbo then return other end
  end
end

-- Chat, which stands in the log like everything else that the engine prints.
function Clients:say(slot, text)
  if self.vm:call('et_ClientCommand', slot, 'say') == 1 then return end
  self.vm:call('et_Chat', slot, -1, text)
  self:print(('say: %s: %s\n'):format(self.clients[slot].name, text))
end

-- The server before its clients are back: G_InitGame clears them all.
function Clients:forget_clients()
  for slot in pairs(self.clients) do
    for _, prefix in ipairs { 'pers.', 'ps.' } do self.entities:clear(slot, prefix) end
    self.entities:set(slot, 'inuse', 0)
    self.entities:set(slot, 'health', 0)
    self.entities:set(slot, 'sess.sessionTeam', words.team.free)
  end
end

-- A player leaves. Only et_ClientDisconnect tells of it; his slot is free from the next frame on.
function Clients:disconnect(slot)
  local client = assert(self.clients[slot], 'nobody in the slot')
  self.vm:call('et_ClientDisconnect', slot)
  self:print(('ClientDisconnect: %d\n'):format(slot))
  self:note { event = 'disconnect', slot = slot, guid = client.guid }
  self.clients[slot] = nil
  self.entities:set(slot, 'inuse', 0)
  self.entities:set(slot, 'pers.connected', words.connection.disconnected)
  self.entities:set(slot, 'health', 0)
  self.entities:set(slot, 'sess.sessionTeam', words.team.free)
  self.entities:set(slot, 'classname', 'disconnected')
end

return Clients
