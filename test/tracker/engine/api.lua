-- The table `et` of a module (g_lua.c): the functions over the game's state, and the constants.

local constants = require 'constants'
local info = require 'info'

-- Functions that a tracker has no business with: they are there and do nothing.
local IDLE = [[
  AddWeaponToPlayer ClientUserinfoChanged G_AddEvent G_AddSkillPoints G_ClientSound G_Damage G_FreeEntity G_GetSpawnVar
  G_LoseSkillPoints G_ResetRemappedShaders G_ResetXP G_Say G_SetEntState G_SetGlobalFog G_SetSpawnVar G_ShaderRemap
  G_ShaderRemapFlush G_Sound G_XP_Set G_globalSound MutePlayer RemoveWeaponFromPlayer UnmutePlayer trap_DropClient
  trap_LinkEntity trap_SendConsoleCommand trap_SendServerCommand trap_UnlinkEntity
]]
local ZERO = [[
  G_CreateEntity G_DeleteEntity G_EntitiesFree G_ModelIndex G_SoundIndex G_TempEntity IPCSend trap_Argc
]]

local HIGHEST_CONFIGSTRING = 1023

local function bad(position, name, expected, value)
  error(("bad argument #%d to '%s' (%s expected, got %s)"):format(position, name, expected, type(value)), 0)
end

local function text(position, name, value)
  if type(value) == 'number' then return tostring(value) end
  if type(value) ~= 'string' then bad(position, name, 'string', value) end
  return value
end

local function whole(position, name, value)
  local number = (type(value) == 'number' or type(value) == 'string') and tonumber(value)
  if not number then bad(position, name, 'number', value) end
  if number % 1 ~= 0 then
    error(("bad argument #%d to '%s' (number has no integer representation)"):format(position, name), 0)
  end
  return math.tointeger and math.tointeger(number) or number
end

local function add_texts(et, game)
  et.Info_ValueForKey = function(string, key)
    return info.value_for_key(text(1, 'Info_ValueForKey', string), text(2, 'Info_ValueForKey', key))
  end
  et.Info_RemoveKey = function(string, key)
    return info.remove_key(text(1, 'Info_RemoveKey', string), text(2, 'Info_RemoveKey', key))
  end
  et.Info_SetValueForKey = function(string, key, value)
    local name = 'Info_SetValueForKey'
    return info.set_value_for_key(text(1, name, string), text(2, name, key), text(3, name, value))
  end
  et.Q_CleanStr = function(string) return info.clean(text(1, 'Q_CleanStr', string)) end
  et.ConcatArgs = function() return '' end
  et.trap_Argv = function() return '' end
  et.ClientNumberFromString = function(string)
    local wanted = info.clean(text(1, 'ClientNumberFromString', string)):lower()
    for slot, client in pairs(game.clients) do
      if info.clean(client.name):lower():find(wanted, 1, true) then return slot end
    end
    return -1
  end
  et.isBitSet = function(bit, value)
    return math.floor(whole(2, 'isBitSet', value) / 2 ^ whole(1, 'isBitSet', bit)) % 2 == 1 and 1 or 0
  end
end

local function add_server(et, game)
  et.G_Print = function(string) game:console_line(text(1, 'G_Print', string):sub(1, 1023)) end
  et.G_LogPrint = function(string) game:console_line(text(1, 'G_LogPrint', string):sub(1, 1023)) end
  et.trap_Milliseconds = function() return game.clock:milliseconds() end
  et.trap_Cvar_Get = function(name)
    return (game.cvars[text(1, 'trap_Cvar_Get', name):lower()] or ''):sub(1, 255)
  end
  et.trap_Cvar_Set = function(name, value)
    game.cvars[text(1, 'trap_Cvar_Set', name):lower()] = text(2, 'trap_Cvar_Set', value)
  end
  et.trap_GetConfigstring = function(index)
    index = whole(1, 'trap_GetConfigstring', index)
    if index < 0 or index > HIGHEST_CONFIGSTRING then
      game:crash('ERR_DROP: SV_GetConfigstring: bad index ' .. index)
    end
    return (game.configstrings[index] or ''):sub(1, 1023)
  end
  et.trap_SetConfigstring = function(index, value)
    game.configstrings[whole(1, 'trap_SetConfigstring', index)] = text(2, 'trap_SetConfigstring', value)
  end
  et.trap_GetUserinfo = function(slot)
    slot = whole(1, 'trap_GetUserinfo', slot)
    if slot < 0 or slot >= game.slots then game:crash('ERR_DROP: SV_GetUserinfo: bad index ' .. slot) end
    return (game.userinfo[slot] or ''):sub(1, 1023)
  end
  et.trap_SetUserinfo = function(slot, value)
    game.userinfo[whole(1, 'trap_SetUserinfo', slot)] = text(2, 'trap_SetUserinfo', value)
  end
end

local function add_files(et, game)
  local disk = game.disk
  et.trap_FS_FOpenFile = function(name, mode)
    return disk:open(text(1, 'trap_FS_FOpenFile', name), whole(2, 'trap_FS_FOpenFile', mode))
  end
  et.trap_FS_Read = function(fd, count)
    return disk:read(whole(1, 'trap_FS_Read', fd), whole(2, 'trap_FS_Read', count))
  end
  et.trap_FS_Write = function(data, count, fd)
    local name = 'trap_FS_Write'
    return disk:write(text(1, name, data), whole(2, name, count), whole(3, name, fd))
  end
  et.trap_FS_FCloseFile = function(fd) disk:close(whole(1, 'trap_FS_FCloseFile', fd)) end
  et.trap_FS_Rename = function(from, to) disk:rename(text(1, 'trap_FS_Rename', from), text(2, 'trap_FS_Rename', to)) end
  et.trap_FS_GetFileList = function(folder, extension)
    return disk:list(text(1, 'trap_FS_GetFileList', folder), text(2, 'trap_FS_GetFileList', extension))
  end
end

local function add_module(et, game)
  et.RegisterModname = function(name) game.module_name = text(1, 'RegisterModname', name) end
  et.FindSelf = function() return 0 end
  et.FindMod = function() return game.module_name, '' end
  et.gentity_get = game.entities:getter()
  et.gentity_set = function(entity, field, value) game.entities:set(entity, field, value) end
  et.GetCurrentWeapon = function(slot) return game.entities:get(slot, 'ps.weapon'), 30, 30 end
  local function trace(_, _, _, finish)
    return { allsolid = 0, startsolid = 0, fraction = 1.0, endpos = finish, surfaceFlags = 0, contents = 0,
      entityNum = 1023 }
  end
  et.trap_Trace = trace
  et.G_HistoricalTrace = function(_, ...) return trace(...) end
end

-- A new `et` for a new VM.
local function new(game)
  local et = {}
  for name in IDLE:gmatch('%S+') do et[name] = function() end end
  for name in ZERO:gmatch('%S+') do et[name] = function() return 0 end end
  constants.export(et, game.options.older)
  add_texts(et, game)
  add_server(et, game)
  add_files(et, game)
  add_module(et, game)
  for name, faulty in pairs(game.function_faults) do et[name] = faulty end
  return et
end

return { new = new }
