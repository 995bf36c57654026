-- The fields of et.gentity_get by kind (g_lua.c, gclient_fields and gentity_fields).

local fields = {
  client = {
    int = [[
      noclip lastKillTime lastConstructibleBlockingWarnTime landmineSpottedTime lasthurt_client lasthurt_mod
      lasthurt_time respawnTime inactivityTime inactivityWarning combatState deathAnimTime deathTime
      disguiseClientNum medals freezed constructSoundTime pers.connected pers.localClient pers.initialSpawn
      pers.enterTime pers.connectTime pers.teamState.state pers.voteCount pers.complaints pers.complaintClient
      pers.complaintEndTime pers.lastReinforceTime pers.applicationClient pers.applicationEndTime
      pers.invitationClient pers.invitationEndTime pers.propositionClient pers.propositionClient2
      pers.propositionEndTime pers.autofireteamEndTime pers.autofireteamCreateEndTime
      pers.autofireteamJoinEndTime pers.lastSpawnTime pers.ready pers.lastkilled_client pers.lastrevive_client
      pers.lastkiller_client pers.lastammo_client pers.lasthealth_client pers.lastteambleed_client
      pers.lastteambleed_dmg pers.lastBattleSenseBonusTime pers.lastHQMineReportTime pers.maxHealth
      pers.playerStats.selfkills ps.pm_flags ps.pm_time ps.pm_type ps.eFlags ps.weapon ps.weaponstate ps.ping
      ps.classWeaponTime ps.viewheight sess.sessionTeam sess.spectatorTime sess.spectatorState
      sess.spectatorClient sess.playerType sess.playerWeapon sess.playerWeapon2 sess.userSpawnPointValue
      sess.latchPlayerType sess.latchPlayerWeapon sess.latchPlayerWeapon2 sess.muted sess.rank sess.referee
      sess.shoutcaster sess.rounds sess.spec_invite sess.spec_team sess.kills sess.deaths sess.gibs
      sess.self_kills sess.team_kills sess.team_gibs sess.damage_given sess.damage_received
      sess.team_damage_given sess.team_damage_received sess.time_axis sess.time_allies sess.time_played
      sess.uci sess.authId
    ]],
    ints = [[
      saved_persistant pers.playerStats.hitRegions ps.stats ps.persistant ps.powerups ps.ammo ps.ammoclip
      sess.ignoreClients sess.skill sess.medals
    ]],
    float = 'acc hspct ps.leanf sess.startxptotal sess.mu sess.sigma sess.oldmu sess.oldsigma',
    string = 'pers.netname sess.authName',
    vec3 = 'ps.origin ps.viewangles ps.velocity',
    floats = 'sess.skillpoints sess.startskillpoints',
    weapon_stats = 'sess.aWeaponStats',
  },
  entity = {
    entity = 'activator chain enemy nextTrain prevTrain tagParent tankLink teamchain teammaster',
    string = [[
      classname dl_shader dl_stylestring item message model model2 scriptName spawnitem tagName target
      targetname track
    ]],
    int = [[
      clipmask count count2 damage deathType dl_atten end_size entstate flags health inuse isProp key
      methodOfDeath mg42BaseEnt missionLevel noise_index props_frame_state r.bmodel r.contents r.eventTime
      r.linked r.ownerNum r.singleClient r.svFlags r.worldflags radius s.clientNum s.constantLight s.density
      s.dl_intensity s.dmgFlags s.eFlags s.eType s.effect1Time s.effect2Time s.effect3Time s.frame
      s.groundEntityNum s.loopSound s.modelindex s.modelindex2 s.number s.onFireEnd s.onFireStart s.powerups
      s.solid s.teamNum s.time s.time2 s.weapon s.eventParm spawnflags speed splashDamage splashMethodOfDeath
      splashRadius start_size takedamage TargetFlag waterlevel watertype
    ]],
    float = 'closespeed delay duration harc random varc wait',
    vec3 = [[
      dl_color r.absmax r.absmin r.currentAngles r.currentOrigin r.maxs r.mins rotate s.angles s.angles2
      s.origin s.origin2 TargetAngles
    ]],
    trajectory = 's.apos s.pos',
  },
}

-- Other names of the same field.
local aliases = {
  client = {
    ['client.inactivityTime'] = 'inactivityTime',
    ['client.inactivityWarning'] = 'inactivityWarning',
    ['origin'] = 'ps.origin',
    ['sess.team_damage'] = 'sess.team_damage_given',
    ['sess.team_received'] = 'sess.team_damage_received',
  },
  entity = { ['origin'] = 'r.currentOrigin' },
}

return { fields = fields, aliases = aliases }
