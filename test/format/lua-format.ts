import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import * as tstl from 'typescript-to-lua';
import { type LuaEngine, LuaFactory } from 'wasmoon';
import { LUA_WRITE_ROUND } from './write-round.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const OUT = '/lua';

/** Compiles src/format to Lua modules, `format.encode` and so on, by tsconfig.lua.json. Throws on any diagnostic. */
function compileFormat(): ReadonlyMap<string, string> {
  const config = path.join(ROOT, 'tsconfig.lua.json');
  const { options, errors } = tstl.parseConfigFileWithSystem(config, { outDir: OUT, rootDir: path.join(ROOT, 'src') });
  const folder = path.join(ROOT, 'src/format');
  const files = readdirSync(folder).map((file) => path.join(folder, file));
  const modules = new Map<string, string>();
  const { diagnostics } = tstl.transpileFiles(files, options, (file, text) => {
    modules.set(
      path
        .relative(OUT, file)
        .replace(/\.lua$/, '')
        .replaceAll('/', '.'),
      text,
    );
  });
  for (const { messageText } of [...errors, ...diagnostics]) {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
  }
  return modules;
}

/** A Lua 5.4 that has the compiled modules and `write_round`. */
export async function luaWithFormat(): Promise<LuaEngine> {
  const lua = await new LuaFactory().createEngine();
  for (const [name, text] of compileFormat()) {
    lua.global.set('module_name', name);
    lua.global.set('module_text', text);
    lua.doStringSync('package.preload[module_name] = assert(load(module_text, module_name))');
  }
  lua.doStringSync(LUA_WRITE_ROUND);
  return lua;
}

/** Runs a Lua chunk that returns a string of any bytes. */
export function luaBytes(lua: LuaEngine, chunk: string): Buffer {
  const wrapped = `local bytes = (function() ${chunk} end)()
    return (string.gsub(bytes, '.', function(byte) return string.format('%02x', string.byte(byte)) end))`;
  return Buffer.from(String(lua.doStringSync(wrapped)), 'hex');
}

/** A value as Lua source. Null is left out; whole numbers are of the float kind where `floats`. */
export function luaSource(value: unknown, floats: boolean): string {
  if (typeof value === 'number') return Number.isInteger(value) && floats ? `(${value}.0)` : `(${value})`;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    return `"${[...Buffer.from(value)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}"`;
  }
  if (Array.isArray(value)) return `{${value.map((item) => luaSource(item, floats)).join(',')}}`;
  const entries = Object.entries(value as object).filter(([, entry]) => entry !== null);
  return `{${entries.map(([key, entry]) => `${key}=${luaSource(entry, floats)}`).join(',')}}`;
}
