-- Values as JSON text. Bytes above 127 become the characters of the same number, so that no byte of a name is lost.

local escapes = { ['"'] = '\\"', ['\\'] = '\\\\' }
for byte = 0, 255 do
  if byte < 32 or byte > 126 then escapes[string.char(byte)] = ('\\u%04x'):format(byte) end
end

local encode

local function encode_text(text)
  return '"' .. text:gsub('.', escapes):gsub('\n', '\\u000a') .. '"'
end

local function encode_number(number)
  if number ~= number or number == math.huge or number == -math.huge then return '"' .. tostring(number) .. '"' end
  if number % 1 == 0 and math.abs(number) < 2 ^ 53 then return ('%.0f'):format(number) end
  return ('%.17g'):format(number)
end

local function encode_table(value)
  local parts = {}
  if #value > 0 or next(value) == nil then
    for at = 1, #value do parts[at] = encode(value[at]) end
    return '[' .. table.concat(parts, ',') .. ']'
  end
  local keys = {}
  for key in pairs(value) do keys[#keys + 1] = tostring(key) end
  table.sort(keys)
  for at, key in ipairs(keys) do
    local entry = value[key]
    if entry == nil then entry = value[tonumber(key)] end
    parts[at] = encode_text(key) .. ':' .. encode(entry)
  end
  return '{' .. table.concat(parts, ',') .. '}'
end

function encode(value)
  local kind = type(value)
  if kind == 'string' then return encode_text(value) end
  if kind == 'number' then return encode_number(value) end
  if kind == 'table' then return encode_table(value) end
  if kind == 'nil' then return 'null' end
  return kind == 'boolean' and tostring(value) or encode_text(tostring(value))
end

return { encode = encode }
