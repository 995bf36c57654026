import { type LuaValue, luaLiteral, luaText } from './lua-text.ts';

/** What a tracker's head declares. An option that is neither text nor number nor boolean is null. */
export interface Declared {
  readonly version: string;
  readonly options: ReadonlyMap<string, LuaValue | null>;
}

/** Bytes that a head may take; far above what options need. */
const MEMORY = 32 * 1024 * 1024;

/** Bytes above which the engine doesn't load a file (g_lua.h, LUA_MAX_FSIZE). */
const LARGEST_FILE = 1024 * 1024;

/** What keeps the server from loading the file, by the bundled Lua 5.4's parser; null where nothing does. */
export async function luaProblem(file: Buffer): Promise<string | null> {
  if (file.length > LARGEST_FILE)
    return `it has ${file.length} bytes, and the server reads no more than ${LARGEST_FILE}`;
  const answer = await runLua(`return (select(2, load(${source(file)}, '=proximity_tracker.lua', 't')))`);
  return typeof answer === 'string' ? answer : null;
}

/**
 * Runs a tracker's head and tells what it declares, or why it can't be run, as text. It has no functions to call, and is
 * stopped when it takes too long or too much memory.
 */
export async function readHead(head: Buffer): Promise<Declared | string> {
  const answer = String(await runLua(`local source = ${source(head)}\n${READ_HEAD}`));
  const [what = '', ...lines] = answer.split('\n');
  if (what !== 'options') return fromHex(lines[0] ?? '').replace(/^line:/, 'line ');
  const [version = '', ...options] = lines;
  return { version: fromHex(version), options: new Map(options.map(readOption)) };
}

/** Strings have their methods from a metatable that the head shares; without it a head can't call C that no hook stops. */
const READ_HEAD = `
local gsub, format, byte = string.gsub, string.format, string.byte
getmetatable('').__index = nil
local function hex(text)
  return (gsub(tostring(text), '.', function(character) return format('%02x', byte(character)) end))
end
local chunk, problem = load(source .. '\\nreturn proximity_options, proximity_version', '=line', 't', {})
if not chunk then return 'problem\\n' .. hex(problem) end
local thread = coroutine.create(chunk)
debug.sethook(thread, function() error('it does not come to an end', 0) end, '', 1000000)
local done, options, version = coroutine.resume(thread)
if not done then return 'problem\\n' .. hex(options) end
if type(options) ~= 'table' then return 'problem\\n' .. hex('proximity_options is no table') end
local lines = { 'options', hex(version) }
for name, value in next, options do
  local kind = type(value)
  lines[#lines + 1] = hex(name) .. ' ' .. kind .. ' ' .. hex(kind == 'number' and format('%.17g', value) or value)
end
return table.concat(lines, '\\n')`;

function readOption(line: string): [string, LuaValue | null] {
  const [name = '', kind, value = ''] = line.split(' ');
  return [fromHex(name), typedValue(kind, fromHex(value))];
}

function typedValue(kind: string | undefined, text: string): LuaValue | null {
  if (kind === 'string') return text;
  if (kind === 'number') return Number(text);
  return kind === 'boolean' ? text === 'true' : null;
}

function fromHex(text: string): string {
  return luaText(Buffer.from(text, 'hex'));
}

function source(bytes: Buffer): string {
  return luaLiteral(luaText(bytes));
}

async function runLua(code: string): Promise<unknown> {
  const { LuaFactory } = await import('wasmoon');
  const lua = await new LuaFactory().createEngine({ traceAllocations: true });
  try {
    lua.global.setMemoryMax(MEMORY);
    return lua.doStringSync(code);
  } finally {
    lua.global.close();
  }
}
