-- Info strings: \key\value\key\value (q_shared.c).

local function value_for_key(info, key)
  local wanted = key:lower()
  for found, value in info:gsub('^\\', ''):gmatch('([^\\]*)\\([^\\]*)\\?') do
    if found:lower() == wanted then return value end
  end
  return ''
end

local function remove_key(info, key)
  local kept = {}
  for found, value in info:gsub('^\\', ''):gmatch('([^\\]*)\\([^\\]*)\\?') do
    if found:lower() ~= key:lower() then kept[#kept + 1] = '\\' .. found .. '\\' .. value end
  end
  return table.concat(kept)
end

-- A key or value with one of ; " \ is refused.
local function set_value_for_key(info, key, value)
  if (key .. value):find('[;"\\]') then return info end
  local rest = remove_key(info, key)
  if value == '' then return rest end
  return '\\' .. key .. '\\' .. value .. rest
end

-- An info string of { key, value, key, value … }.
local function of(pairs_in_order)
  local parts = {}
  for _, part in ipairs(pairs_in_order) do parts[#parts + 1] = '\\' .. tostring(part) end
  return table.concat(parts)
end

-- Without colour codes and bytes that are no printable ASCII.
local function clean(text)
  return (text:gsub('%^[^%^]', ''):gsub('[^\32-\126]', ''))
end

return {
  value_for_key = value_for_key,
  remove_key = remove_key,
  set_value_for_key = set_value_for_key,
  of = of,
  clean = clean,
}
