-- Damage, death, revival (g_combat.c, g_weapon.c): what a module hears of them, and in what state it finds the players.

local words = require 'words'
local means = require('constants').value

local Combat = {}

-- MOD_… by number, for the log's lines.
local means_name = {}
for name, value in pairs(means) do
  if name:find('^MOD_') then means_name[value] = name end
end

local INVULNERABLE = 1

-- G_Damage: `attacker` an entity's number (1022 the world), `region` head, arms, body, legs or nil. Default: 18 of the
-- attacker's own weapon. Returns whether the victim lived on. Nothing happens where the engine suppresses damage.
function Combat:hit(attacker, victim, damage, mod, region, flags)
  local target = self.clients[victim]
  mod = mod or (self.entities:get(attacker, 'ps.weapon') == 8 and means.MOD_THOMPSON or means.MOD_MP40)
  damage = damage or 18
  if self:is_damage_suppressed(victim) then return true end
  if not target then
    self.vm:call('et_Damage', victim, attacker, damage, flags or 0, mod)
    return true
  end
  local shooter = self.clients[attacker]
  if region and shooter then self:count_region(attacker, words.region[region]) end
  if self.vm:call('et_Damage', victim, attacker, damage, flags or 0, mod) == 1 then return true end
  local health = self.entities:get(victim, 'health')
  self:note { event = 'damage', target = victim, attacker = attacker, damage = damage, mod = mod, region = region,
    health = health, kind = self:damage_kind(target, shooter, health) }
  self:take(target, shooter, attacker, damage, mod, health)
  return target.alive
end

-- enemy, friendly, self, world or corpse.
function Combat:damage_kind(target, shooter, health)
  if health <= 0 then return 'corpse' end
  if not shooter then return 'world' end
  if shooter == target then return 'self' end
  return shooter.team == target.team and 'friendly' or 'enemy'
end

function Combat:is_damage_suppressed(victim)
  if self.exit_text or self.state == words.state.intermission then return true end
  if self.state ~= words.state.playing and not self.options.warmup_damage then return true end
  return self.entities:get_at(victim, 'ps.powerups', INVULNERABLE) > self.level_time
end

function Combat:count_region(slot, region)
  local field = 'pers.playerStats.hitRegions'
  self.entities:set_at(slot, field, region, self.entities:get_at(slot, field, region) + 1)
end

function Combat:add(slot, field, count)
  self.entities:set(slot, field, self.entities:get(slot, field) + count)
end

function Combat:take(target, shooter, attacker, damage, mod, health)
  local slot = target.slot
  self.entities:set(slot, 'health', health - damage)
  self.entities:set(slot, 'lasthurt_client', attacker)
  self.entities:set(slot, 'lasthurt_mod', mod)
  self.entities:set(slot, 'lasthurt_time', self.level_time)
  if health > 0 then
    local given = math.min(damage, health)
    self:add(slot, 'sess.damage_received', given)
    if shooter then self:add(shooter.slot, 'sess.damage_given', given) end
    if health - damage <= 0 then self:die(target, attacker, mod) end
  end
  if target.wounded and health - damage <= words.GIB_HEALTH then self:enter_limbo(target) end
end

-- player_die. The hook finds health below 1 and pm_type 3, and ps.stats as before the hit.
function Combat:die(target, attacker, mod)
  if not target.alive then return end
  local slot = target.slot
  local killer = self.clients[attacker] and attacker or words.WORLD
  target.alive, target.wounded, target.firing = false, true, false
  target.vx, target.vy, target.vz = 0, 0, 0
  self.entities:set(slot, 'ps.pm_type', words.move.dead)
  self.entities:set(slot, 'deathTime', self.level_time)
  self.entities:set_vector(slot, 'ps.velocity', 0, 0, 0)
  self:show_flags(target)
  self.vm:call('et_Obituary', slot, killer, mod)
  self:note_death(target, killer, mod)
  self:add(slot, 'sess.deaths', 1)
  if killer ~= slot and killer ~= words.WORLD then self:add(killer, 'sess.kills', 1) end
end

function Combat:note_death(target, killer, mod)
  local shooter, kind = self.clients[killer], 'enemy'
  if not shooter then
    kind = 'world'
  elseif mod == means.MOD_SWITCHTEAM then
    kind = 'team_switch'
  elseif shooter == target then
    kind = 'self'
  elseif shooter.team == target.team then
    kind = 'friendly'
  end
  self:note { event = 'kill', victim = target.slot, killer = killer, mod = mod, kind = kind }
  if self.state ~= words.state.playing then return end
  local name = shooter and shooter.name or '<world>'
  self:print(('Kill: %d %d %d: %s killed %s by %s\n'):format(killer, target.slot, mod, name, target.name,
    means_name[mod] or '<bad obituary>'))
end

-- Enough damage at once. The victim is wounded then.
function Combat:kill(attacker, victim, mod, region)
  self:hit(attacker, victim, self.entities:get(victim, 'health') + 12, mod, region)
end

-- So much damage to the wounded that no medic can help.
function Combat:gib(attacker, victim, mod)
  self:hit(attacker, victim, 200, mod)
end

-- A console command of a player: /kill. No et_Damage.
function Combat:slash_kill(slot)
  local client = self.clients[slot]
  if self.vm:call('et_ClientCommand', slot, 'kill') == 1 or not client.alive then return end
  self.entities:set(slot, 'health', 0)
  self:die(client, slot, means.MOD_SUICIDE)
  self:enter_limbo(client)
end

function Combat:fall(slot, damage) self:hit(words.WORLD, slot, damage or 20, means.MOD_FALLING) end

function Combat:drown(slot, damage) self:hit(words.WORLD, slot, damage or 20, means.MOD_WATER) end

-- ReviveEntity. In both hooks health is full and the body 9 units higher; afterwards health is half (full: `healthy`).
function Combat:revive(medic, victim, healthy)
  local client = self.clients[victim]
  assert(client.wounded, 'who is revived is wounded')
  if self.vm:call('et_WeaponFire', medic, means.WP_MEDIC_SYRINGE) == 1 then return end
  local entities = self.entities
  local x, y, z = entities:vector(victim, 'r.currentOrigin')
  self:teleport(victim, x, y, z + 9)
  self:spawn_client(client, { revived = 1 })
  local shield_end = self.level_time + self.options.revive_shield_ms
  entities:set_at(victim, 'ps.powerups', INVULNERABLE, shield_end)
  if not self.options.older then self.vm:call('et_Revive', victim, medic, shield_end) end
  entities:set(victim, 'health', healthy and self:max_health(client) or math.floor(self:max_health(client) / 2))
  self:teleport(victim, x, y, z)
  entities:set(victim, 'pers.lastrevive_client', medic)
  entities:set(victim, 'pers.lasthealth_client', medic)
  client.locked_until = self.level_time + 2100
  self:show_flags(client)
  self:note { event = 'revive', medic = medic, slot = victim }
  self:print(('Medic_Revive: %d %d\n'):format(medic, victim))
end

-- A shot of the weapon in hand that hits nobody.
function Combat:shoot(slot, weapon)
  self.clients[slot].firing = true
  self.vm:call('et_WeaponFire', slot, weapon or self.entities:get(slot, 'ps.weapon'))
end

-- A medic's or a health pack's.
function Combat:heal(slot, health)
  local full = self:max_health(self.clients[slot])
  self.entities:set(slot, 'health', math.min(full, self.entities:get(slot, 'health') + health))
end

return Combat
