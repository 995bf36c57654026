import { createHash } from 'node:crypto';
import type { CfgCommand } from './cfg.ts';
import { readCfgFiles } from './cfg-files.ts';
import type { Place } from './place.ts';

/** A line of a cfg file that sets lua_modules. */
interface ModulesLine {
  readonly file: string;
  readonly line: number;
  readonly modules: readonly string[];
  readonly names_tracker: boolean;
  /** What to write in its place; null where it names the tracker. */
  readonly replace_with: string | null;
}

/** What the server's cfg files say about loading the tracker. */
export interface LuaModules {
  readonly files_read: readonly string[];
  readonly lines: readonly ModulesLine[];
  /** What to add where no line sets lua_modules; else null. */
  readonly add: string | null;
  /** Lines that set lua_allowedModules to a list that lacks the new file's SHA-1: the server would not load it. */
  readonly forbidden_by: readonly { readonly file: string; readonly line: number }[];
  readonly sha1: string;
  readonly unreadable: readonly string[];
}

const TRACKER = 'proximity_tracker.lua';

/** Looks through the server's cfg files for lines that load, or keep it from loading, the tracker with these bytes. */
export async function findLuaModules(place: Place, tracker: Buffer): Promise<LuaModules> {
  const { files, unreadable } = await readCfgFiles(place);
  const sha1 = createHash('sha1').update(tracker).digest('hex').toUpperCase();
  const settings = files.flatMap(({ path, commands }) =>
    commands.flatMap((command) => {
      const setting = settingOf(command);
      return setting === null ? [] : [{ ...setting, file: place.shown(path), line: command.line }];
    }),
  );
  const lines = settings.filter(({ name }) => name === 'lua_modules').map(modulesLine);
  const forbidden_by = settings
    .filter(({ name, value }) => name === 'lua_allowedmodules' && value !== '' && !value.toUpperCase().includes(sha1))
    .map(({ file, line }) => ({ file, line }));
  return {
    files_read: files.map(({ path }) => place.shown(path)),
    lines,
    add: lines.length === 0 ? `set lua_modules "${TRACKER}"` : null,
    forbidden_by,
    sha1,
    unreadable,
  };
}

interface Setting {
  readonly command: string;
  /** In small letters, since the engine doesn't tell them apart. */
  readonly name: string;
  readonly value: string;
}

/** `set`, its kin in cfg files, and `setl` of the competition configs. */
const SET = /^set[asul]?$/i;

/** What a command sets; null where it sets nothing. A cvar's name alone sets it too. */
function settingOf({ words: [first = '', ...rest] }: CfgCommand): Setting | null {
  const [command, name = '', ...values] = SET.test(first) ? [first, ...rest] : ['set', first, ...rest];
  if (rest.length === 0) return null;
  return { command, name: name.toLowerCase(), value: values.join(' ') };
}

function modulesLine({ command, value, file, line }: Setting & { file: string; line: number }): ModulesLine {
  const modules = value.split(/[\s,;]+/).filter((name) => name !== '');
  const names_tracker = modules.some(isTracker);
  const replace_with = names_tracker ? null : `${command} lua_modules "${[...modules, TRACKER].join(' ')}"`;
  return { file, line, modules, names_tracker, replace_with };
}

/** The engine adds the ending where it is missing (g_lua.c: G_LuaInit). */
function isTracker(module: string): boolean {
  return module === TRACKER || `${module}.lua` === TRACKER;
}
