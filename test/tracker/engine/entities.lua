-- The engine's entities: their fields by kind, as et.gentity_get gives them to a module.

local definitions = require 'fields'

-- A C float. Splits off the lower bits of a double (Veltkamp), which is exact and needs no string.pack.
local function float32(x)
  x = x + 0.0
  local spread = x * 536870913
  local rounded = spread - (spread - x)
  if rounded ~= rounded then return x end
  return rounded
end

-- What a field of a kind holds that was never set.
local default = {
  int = function() return 0 end,
  ints = function() return 0 end,
  float = function() return 0.0 end,
  floats = function() return 0.0 end,
  vec3 = function() return { 0.0, 0.0, 0.0 } end,
  entity = function() return nil end,
  trajectory = function()
    return { trTime = 0, trType = 0, trDuration = 0, trBase = { 0.0, 0.0, 0.0 }, trDelta = { 0.0, 0.0, 0.0 } }
  end,
  weapon_stats = function() return { 0, 0, 0, 0, 0 } end,
}

-- Texts of a client are arrays, those of other entities are pointers: an unset one is no text but nil.
local function unset_text(of) if of == 'client' then return '' end end

-- A function (entity, index) → value per kind. `values` holds what was set, by entity.
local readers = {
  scalar = function(values, zero)
    return function(entity)
      local value = values[entity]
      if value == nil then return zero end
      return value
    end
  end,
  vec3 = function(values)
    return function(entity)
      local vector = values[entity]
      if not vector then return { 0.0, 0.0, 0.0 } end
      return { vector[1], vector[2], vector[3] }
    end
  end,
  array = function(values, zero)
    return function(entity, index)
      local array = values[entity]
      return array and array[index or 0] or zero
    end
  end,
  other = function(values, make)
    return function(entity) return values[entity] or make() end
  end,
}

local reader_of = { vec3 = 'vec3', ints = 'array', floats = 'array', trajectory = 'other', weapon_stats = 'other' }

local function reader(kind, values, of)
  if kind == 'string' then return readers.scalar(values, unset_text(of)) end
  local make = default[kind]
  if reader_of[kind] == 'other' then return readers.other(values, make) end
  return readers[reader_of[kind] or 'scalar'](values, make())
end

local Entities = {}
Entities.__index = Entities

-- `slots`: sv_maxclients. Entities below it have a client.
local function new(slots)
  local self = setmetatable({ slots = slots, values = {}, kinds = {}, client = {}, entity = {}, names = {} }, Entities)
  for of, kinds in pairs(definitions.fields) do
    for kind, names in pairs(kinds) do
      for name in names:gmatch('%S+') do self:define(of, kind, name) end
    end
  end
  for of, aliases in pairs(definitions.aliases) do
    for alias, name in pairs(aliases) do self[of][alias] = self[of][name] end
  end
  table.sort(self.names)
  return self
end

function Entities:define(of, kind, name)
  self.values[name] = {}
  self.kinds[name] = kind
  self.names[#self.names + 1] = name
  self[of][name] = reader(kind, self.values[name], of)
end

-- Sets a field of the kind its values have: whole numbers are Lua integers, floats C floats.
function Entities:set(entity, field, value)
  local kind = self.kinds[field]
  if kind == 'int' then value = math.tointeger and assert(math.tointeger(value), field) or value end
  if kind == 'float' then value = float32(value) end
  self.values[field][entity] = value
end

function Entities:get(entity, field)
  local value = self.values[field][entity]
  if value == nil and self.kinds[field] == 'int' then return 0 end
  return value
end

function Entities:set_at(entity, field, index, value)
  local values = self.values[field]
  local array = values[entity]
  if not array then
    array = {}
    values[entity] = array
  end
  array[index] = value
end

function Entities:get_at(entity, field, index)
  local array = self.values[field][entity]
  return array and array[index] or 0
end

-- Sets a vector in place: a frame of the pretend engine leaves no garbage to the module's collector.
function Entities:set_vector(entity, field, x, y, z)
  local values = self.values[field]
  local vector = values[entity]
  if not vector then
    vector = { 0.0, 0.0, 0.0 }
    values[entity] = vector
  end
  vector[1], vector[2], vector[3] = float32(x), float32(y), float32(z)
end

-- x, y, z of a vector.
function Entities:vector(entity, field)
  local vector = self.values[field][entity]
  if not vector then return 0.0, 0.0, 0.0 end
  return vector[1], vector[2], vector[3]
end

-- Forgets what an entity's fields whose names begin with `prefix` hold.
function Entities:clear(entity, prefix)
  for name, values in pairs(self.values) do
    if name:sub(1, #prefix) == prefix then values[entity] = nil end
  end
end

-- From now on et.gentity_get gives these values for a field, in turn: `values.n` of them (nil is one too) or #values.
-- A number stands for each component of a vector. No values: the field is as it was.
function Entities:fault(field, values)
  local of = self.client[field] and self.client or self.entity
  if not values then
    of[field] = reader(self.kinds[field], self.values[field], of == self.client and 'client' or 'entity')
    return
  end
  local turn, count, kind = 0, values.n or #values, self.kinds[field]
  of[field] = function()
    turn = turn % count + 1
    local value = values[turn]
    if kind == 'vec3' and type(value) == 'number' then return { value, value, value } end
    return value
  end
end

local is_integer = math.type and function(value) return math.type(value) == 'integer' end
  or function(value) return type(value) == 'number' and value % 1 == 0 end

local function whole(value)
  local number = tonumber(value)
  if not number or (type(value) ~= 'number' and type(value) ~= 'string') then
    error("bad argument #1 to 'gentity_get' (number expected, got " .. type(value) .. ')', 0)
  end
  if number % 1 ~= 0 then error("bad argument #1 to 'gentity_get' (number has no integer representation)", 0) end
  return math.tointeger and math.tointeger(number) or number
end

-- Fields are found in any case. nil: no such field.
local function lookup(readers_by_name, field)
  local found = readers_by_name[field]
  if found or type(field) ~= 'string' then return found end
  local lower = field:lower()
  for name, read in pairs(readers_by_name) do
    if name:lower() == lower then return read end
  end
end

-- et.gentity_get. An entity number outside of the game reads memory that is none: zeros, no error.
function Entities:getter()
  local client, entity, slots = self.client, self.entity, self.slots
  local function slow(number, field, index)
    if type(field) ~= 'string' then error("bad argument #2 to 'gentity_get' (string expected)", 0) end
    local has_client = number < slots or number > 1023
    local read = has_client and lookup(client, field) or lookup(entity, field)
    if not read then error('tried to get invalid gentity field "' .. field .. '"', 0) end
    return read(number, index)
  end
  return function(number, field, index)
    if not is_integer(number) then number = whole(number) end
    local read = client[field]
    if read then
      if number < slots then return read(number, index) end
    else
      read = entity[field]
      if read then return read(number, index) end
    end
    return slow(number, field, index)
  end
end

return { new = new, float32 = float32 }
