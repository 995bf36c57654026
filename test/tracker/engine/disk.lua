-- The engine's files in memory (files.c): what was written lies in a buffer until its file is closed.

local HOME = '/home/et/.etlegacy/legacy/'
local LONGEST_PATH = 255
local MOST_HANDLES = 63
local READ, WRITE, APPEND, APPEND_SYNC = 0, 1, 2, 3

local Disk = {}
Disk.__index = Disk

-- `crash(reason)`: what the engine does at mistakes that it does not survive. `keep` false: bytes are only counted.
-- `folder`: another server's disk, which has the same files.
local function new(crash, keep, folder)
  return setmetatable({ files = folder and folder.files or {}, handles = {}, crash = crash, keep = keep ~= false, bytes = 0, writes = 0,
    is_full = false, refuses = false }, Disk)
end

-- Where a name lies below the game's folder; nil where the engine refuses it.
function Disk:path(name)
  if name:find('..', 1, true) or name:find('::', 1, true) then return nil end
  local path = name:gsub('/+', '/'):gsub('^/', '')
  return (HOME .. path):sub(1, LONGEST_PATH):sub(#HOME + 1)
end

function Disk:check_name(name, path)
  local extension = name:lower():match('%.(%w+)$')
  if extension == 'so' or extension == 'dll' or extension == 'pk3' then
    self.crash('FATAL: Not allowed to manipulate ' .. name)
  end
  for folder in path:gmatch('()/') do
    if self.files[path:sub(1, folder - 1)] then self.crash('FATAL: no folder: ' .. path:sub(1, folder - 1)) end
  end
end

function Disk:free_handle()
  for handle = 1, MOST_HANDLES do
    if not self.handles[handle] then return handle end
  end
  self.crash('ERR_DROP: FS_HandleForFile: none free')
end

-- et.trap_FS_FOpenFile
function Disk:open(name, mode)
  if mode ~= READ and mode ~= WRITE and mode ~= APPEND and mode ~= APPEND_SYNC then
    self.crash('FATAL: FS_FOpenFileByMode: bad mode ' .. tostring(mode))
  end
  local path = self:path(name)
  if not path or path == '' then return 0, -1 end
  if mode == READ then
    local file = self.files[path]
    if not file then return 0, -1 end
    local handle = self:free_handle()
    self.handles[handle] = { file = file, at = 1 }
    return handle, #self:content(file)
  end
  self:check_name(name, path)
  if self.refuses then return 0, -1 end
  local file = self.files[path]
  if not file then
    file = { parts = {} }
    self.files[path] = file
  end
  if mode == WRITE then file.parts = {} end
  local handle = self:free_handle()
  self.handles[handle] = { file = file, buffer = {}, sync = mode == APPEND_SYNC }
  return handle, 0
end

function Disk:handle(fd)
  local handle = self.handles[fd]
  if not handle then self.crash('ERR_DROP: FS_FileForHandle: no file ' .. tostring(fd)) end
  return handle
end

-- et.trap_FS_Write
function Disk:write(data, count, fd)
  if fd == 0 then return 0 end
  local handle = self:handle(fd)
  if not handle.buffer then self.crash('written to a file that is open for reading') end
  if count > #data then self.crash('trap_FS_Write reads beyond its text: ' .. count .. ' of ' .. #data .. ' bytes') end
  if self.is_full or count <= 0 then return 0 end
  self.bytes, self.writes = self.bytes + count, self.writes + 1
  if not self.keep then return count end
  local target = handle.sync and handle.file.parts or handle.buffer
  target[#target + 1] = count < #data and data:sub(1, count) or data
  return count
end

-- et.trap_FS_Read: a C string, so it ends at the first NUL.
function Disk:read(fd, count)
  local handle = self:handle(fd)
  local text = self:content(handle.file):sub(handle.at, handle.at + count - 1)
  handle.at = handle.at + #text
  return (text:match('^[^%z]*'))
end

local function flush(handle)
  local parts = handle.file.parts
  for _, part in ipairs(handle.buffer or {}) do parts[#parts + 1] = part end
  handle.buffer = handle.buffer and {}
end

-- et.trap_FS_FCloseFile
function Disk:close(fd)
  if fd == 0 then return end
  flush(self:handle(fd))
  self.handles[fd] = nil
end

-- et.trap_FS_Rename: an existing file of the new name is lost, as rename(2) does. Who writes goes on writing.
function Disk:rename(from, to)
  local old, target = self:path(from), self:path(to)
  if not old or not target then return end
  self:check_name(from, old)
  self:check_name(to, target)
  local file = self.files[old]
  if not file or old == target then return end
  self.files[old], self.files[target] = nil, file
end

-- et.trap_FS_GetFileList
function Disk:list(folder, extension)
  local path = (self:path(folder) or ''):gsub('/$', '')
  local prefix = path == '' and '' or path .. '/'
  local found = {}
  local function fits(rest) return extension == '' or rest:sub(-#extension) == extension end
  for name in pairs(self.files) do
    local rest = name:sub(1, #prefix) == prefix and name:sub(#prefix + 1)
    if rest and not rest:find('/', 1, true) and fits(rest) then found[#found + 1] = rest end
  end
  table.sort(found)
  return found
end

function Disk:content(file)
  if #file.parts > 1 then file.parts = { table.concat(file.parts) } end
  return file.parts[1] or ''
end

-- A file's bytes as they are on disk; nil where there is none.
function Disk:text(path)
  local file = self.files[path]
  return file and self:content(file)
end

-- Puts a file there, as an admin would.
function Disk:put(path, text)
  self.files[path] = { parts = { text } }
end

function Disk:open_files()
  local count = 0
  for _ in pairs(self.handles) do count = count + 1 end
  return count
end

-- The process ends: well, so that all buffers are written, or not.
function Disk:process_ends(well)
  for fd, handle in pairs(self.handles) do
    if well then flush(handle) end
    self.handles[fd] = nil
  end
end

return { new = new }
