-- Random play, the same for the same seed: players run, sprint, crouch, fight, die, are revived or respawn, change
-- class, /kill, leave and return. It leaves next to no garbage, so that a benchmark measures the module.

local words = require 'words'

local CLASSES = { 'soldier', 'medic', 'engineer', 'fieldops', 'covertops' }
local REGIONS = { 'arms', 'body', 'legs' }
local FIELD = 3500
local SIGHT = 3500
local SHOT_MS = 150
local HIT_SHARE = 0.34
local TANK = 100

-- Park and Miller's generator: a function → [0, 1).
local function generator(seed)
  local state = seed * 7919 + 17
  return function()
    state = state * 16807 % 2147483647
    return state / 2147483647
  end
end

-- The map's own things: two objectives, a wall and a tank.
local ENTITIES = {
  [70] = { classname = 'trigger_objective_info', origin = { -1500, 400, 64 }, track = 'the Vault', target = 'vault' },
  [71] = { classname = 'func_explosive', origin = { -1500, 400, 64 }, targetname = 'vault', health = 100 },
  [72] = { classname = 'trigger_objective_info', origin = { 900, -700, 32 }, track = 'the Bridge', spawnflags = 2 },
  [73] = { classname = 'team_WOLF_checkpoint', origin = { 0, 0, 24 }, scriptName = 'flag', targetname = 'flag' },
  [TANK] = { classname = 'script_mover', origin = { 100, 100, 24 }, scriptName = 'tank', targetname = 'tank' },
}

local Play = {}
Play.__index = Play

function Play:between(low, high)
  return low + math.floor(self.random() * (high - low + 1))
end

function Play:chance(share) return self.random() < share end

-- A player on the server and in a team; every fourth is a bot (no bot has slot 0).
function Play:arrive(slot)
  self.game:connect(slot, { name = ('^%dPlayer %02d'):format(slot % 8, slot), bot = slot % 4 == 3 })
  self.game:join(slot, slot % 2 == 0 and 'axis' or 'allies', CLASSES[slot % #CLASSES + 1])
  self.plans[slot] = { mode_end = 0, target = -1, next_shot = 0, fight_end = 0, rescue_at = 0, gives_up_at = 0 }
end

-- What a living player does for the next second or two.
function Play:choose_move(client, plan)
  local game, now = self.game, self.game.level_time
  plan.mode_end = now + self:between(400, 3000)
  local x, y = game.entities:vector(client.slot, 'ps.origin')
  local choice, speed, stance, sprints = self.random(), 220, 0, false
  if choice < 0.12 then
    speed = 0
  elseif choice < 0.17 then
    speed, stance = 44, 2
  elseif choice < 0.26 then
    speed, stance = 110, 1
  elseif choice < 0.52 then
    speed, sprints = 324, true
  end
  local heading = self.random() * 2 * math.pi
  if x * x + y * y > FIELD * FIELD then heading = math.atan(-y / -x) + (x > 0 and math.pi or 0) end
  game:run(client.slot, math.cos(heading) * speed, math.sin(heading) * speed, 0, sprints)
  client.stance = stance
end

function Play:nearest_enemy(client)
  local x, y = self.game.entities:vector(client.slot, 'ps.origin')
  local found, nearest = -1, SIGHT * SIGHT
  local first = self:between(0, self.players - 1)
  for turn = 0, self.players - 1 do
    local slot = (first + turn) % self.players
    local other = self.game.clients[slot]
    if other and other.alive and other.team ~= client.team then
      local ox, oy = self.game.entities:vector(slot, 'ps.origin')
      local distance = (ox - x) * (ox - x) + (oy - y) * (oy - y)
      if distance < nearest then found, nearest = slot, distance end
      if turn > 8 and found >= 0 then return found end
    end
  end
  return found
end

function Play:fight(client, plan)
  local game, now = self.game, self.game.level_time
  local enemy = game.clients[plan.target]
  if not enemy or now > plan.fight_end or not (enemy.alive or enemy.wounded) then
    plan.target = -1
    return
  end
  if now < plan.next_shot then return end
  plan.next_shot = now + SHOT_MS
  game:shoot(client.slot)
  if enemy.wounded and not self:chance(0.3) then
    plan.target = -1
  elseif self:chance(HIT_SHARE) then
    local is_head = self:chance(0.12)
    game:hit(client.slot, plan.target, is_head and 50 or 18, nil, is_head and 'head' or REGIONS[self:between(1, 3)])
  end
end

function Play:live_on(client, plan)
  local game, now = self.game, self.game.level_time
  if now >= plan.mode_end then self:choose_move(client, plan) end
  if plan.target >= 0 then return self:fight(client, plan) end
  if self:chance(0.02) then
    plan.target = self:nearest_enemy(client)
    plan.fight_end, plan.next_shot = now + self:between(600, 3200), now
    return
  end
  local event = self.random()
  if event < 0.00003 then
    game:slash_kill(client.slot)
  elseif event < 0.00008 then
    game:fall(client.slot, self:between(5, 60))
  elseif event < 0.00012 then
    game:hit(client.slot, (client.slot + 2) % self.players, 18, nil, 'body')
  elseif event < 0.00016 and self.leaves then
    game:disconnect(client.slot)
    plan.returns_at = now + self:between(3000, 20000)
  end
end

-- A living medic of his team, not further than he can run.
function Play:medic_for(client)
  for slot = 0, self.players - 1 do
    local other = self.game.clients[slot]
    if other and other.alive and other.team == client.team and other.class == words.class.medic then return slot end
  end
end

function Play:wait_for_medic(client, plan)
  local game, now = self.game, self.game.level_time
  if plan.gives_up_at < client.died_at then
    plan.gives_up_at = now + self:between(1500, 8000)
    plan.rescue_at = self:chance(0.4) and now + self:between(800, 5000) or math.huge
    if self:chance(0.1) then game:change_class(client.slot, CLASSES[self:between(1, #CLASSES)]) end
  end
  if now >= plan.rescue_at then
    local medic = self:medic_for(client)
    if medic then return game:revive(medic, client.slot, self:chance(0.3)) end
    plan.rescue_at = math.huge
  end
  if now >= plan.gives_up_at then game:tap_out(client.slot) end
end

-- One frame of everyone.
function Play:think()
  local game = self.game
  for slot = 0, self.players - 1 do
    local client, plan = game.clients[slot], self.plans[slot]
    if not client then
      if plan.returns_at and game.level_time >= plan.returns_at then self:arrive(slot) end
    elseif client.alive then
      self:live_on(client, plan)
    elseif client.wounded then
      client.died_at = game.entities:get(slot, 'deathTime')
      self:wait_for_medic(client, plan)
    end
  end
  game:move_entity(TANK, 0.5, 0.25, 0)
end

-- Fills the server with `players`, begins a round if none is on, and plays for so many `minutes`. The round is still on
-- afterwards. `leaves` false: everyone stays.
local function play(game, options)
  local self = setmetatable({ game = game, players = options.players, plans = {}, random = generator(options.seed or 1),
    leaves = options.leaves ~= false }, Play)
  for number, fields in pairs(ENTITIES) do game:entity(number, fields) end
  for slot = 0, self.players - 1 do self:arrive(slot) end
  if game.state ~= words.state.playing then game:live() end
  game.each_frame = function() self:think() end
  game:time(options.minutes * 60000)
  game.each_frame = nil
end

return { play = play }
