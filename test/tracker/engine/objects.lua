-- The map's own entities, 64 and up: objectives, constructibles, movers.

local Objects = {}

local function copy(table_of)
  local copied = {}
  for key, value in pairs(table_of) do copied[key] = value end
  return copied
end

-- An entity of the map: `fields` by the engine's names, vectors as { x, y, z }. It comes back at each start of a level.
-- `origin` stands for r.currentOrigin, r.absmin and r.absmax lie `size` (default 32) around it unless given.
function Objects:entity(number, fields)
  self.map_entities[number] = copy(fields)
  self:spawn_entity(number, fields)
end

function Objects:spawn_entity(number, fields)
  local entities, size = self.entities, fields.size or 32
  entities:clear(number, '')
  entities:set(number, 'inuse', 1)
  entities:set(number, 's.number', number)
  if fields.origin then self:place_entity(number, size, fields.origin[1], fields.origin[2], fields.origin[3]) end
  for field, value in pairs(fields) do
    if field ~= 'origin' and field ~= 'size' then
      if type(value) == 'table' then
        entities:set_vector(number, field, value[1], value[2], value[3])
      else
        entities:set(number, field, value)
      end
    end
  end
end

function Objects:place_entity(number, size, x, y, z)
  self.entities:set_vector(number, 'r.currentOrigin', x, y, z)
  self.entities:set_vector(number, 's.origin', x, y, z)
  self.entities:set_vector(number, 'r.absmin', x - size, y - size, z - size)
  self.entities:set_vector(number, 'r.absmax', x + size, y + size, z + size)
end

-- A mover moves by so much, at once.
function Objects:move_entity(number, dx, dy, dz)
  for _, field in ipairs { 'r.currentOrigin', 'r.absmin', 'r.absmax' } do
    local x, y, z = self.entities:vector(number, field)
    self.entities:set_vector(number, field, x + dx, y + dy, z + (dz or 0))
  end
end

-- An entity is gone (a wall blown up, an objective taken).
function Objects:free_entity(number)
  self.entities:clear(number, '')
  self.entities:set(number, 'classname', 'freed')
end

-- G_SpawnEntitiesFromString: the map's entities as they were, at each start of the game.
function Objects:spawn_map_entities()
  for number = 64, 1021 do
    if self.entities:get(number, 'inuse') == 1 then self.entities:clear(number, '') end
  end
  for number, fields in pairs(self.map_entities) do self:spawn_entity(number, fields) end
end

return Objects
