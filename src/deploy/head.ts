import { TRACKER_OPTIONS, type TrackerOption } from '../format/options.ts';
import { type LuaValue, luaLiteral } from './lua-text.ts';

/** Values of options by name. */
export type OptionValues = Readonly<Record<string, LuaValue>>;

const TITLE = '-- proximity_tracker.lua, the tracker of prox';
const BEGIN = '-- prox options (begin)';
const END = '-- prox options (end)';
const DEFAULTS = '-- defaults of this version: ';

const INTRODUCTION = `-- It belongs in the server's legacy folder, and lua_modules must name it. Round files go to output_folder below.
-- Edit the options between the two marks: their values survive \`prox deploy-lua\`, which replaces all else in this file.
-- The server takes them up with the next map.`;

/** The default of every option. */
export const DEFAULT_VALUES: OptionValues = Object.fromEntries(TRACKER_OPTIONS.map(({ name, value }) => [name, value]));

/** The tracker's Lua file: the head with every option's value, of `values` or else the default, and then the body. */
export function trackerFile(version: string, values: OptionValues, body: string): string {
  const lines = TRACKER_OPTIONS.flatMap((option) => [
    `  -- ${option.help}${range(option)}`,
    `  ${option.name} = ${luaLiteral(values[option.name] ?? option.value)},`,
  ]);
  return `${TITLE} ${version}
${INTRODUCTION}
${BEGIN}
local proximity_options = {
${lines.join('\n')}
}
${END}
${DEFAULTS}${JSON.stringify(DEFAULT_VALUES)}
local proximity_version = ${luaLiteral(version)}
${body}`;
}

function range({ value, lowest, highest }: TrackerOption): string {
  return typeof value === 'number' ? ` (${lowest} to ${highest})` : '';
}

/** A tracker's file in its parts. */
export interface TrackerParts {
  /** Lua source that declares options and version, as many lines down as in the file. */
  readonly head: Buffer;
  /** The defaults of the version that wrote it; null where the file doesn't tell. */
  readonly defaults: OptionValues | null;
  /** What follows the head. */
  readonly body: Buffer;
}

/** Splits a tracker's file; `damaged` where it was one of prox's and its marks are gone, `foreign` where it never was. */
export function splitTracker(file: Buffer): TrackerParts | 'damaged' | 'foreign' {
  // One character per byte, so that places in the text are places in the file
  const text = file.toString('latin1');
  const head = HEAD.exec(text);
  if (head === null) return SIGNS.some((sign) => text.includes(sign)) ? 'damaged' : 'foreign';
  const [whole] = head;
  const lines = text.slice(0, head.index).split('\n').length - 1;
  const bodyAt = head.index + whole.length;
  return {
    head: Buffer.from(`${'\n'.repeat(lines)}${whole}`, 'latin1'),
    defaults: defaultsOf(whole),
    body: file.subarray(bodyAt),
  };
}

/** From one mark to the version, each on a line of its own, with CR where an editor left one. */
const HEAD =
  /^-- prox options \(begin\)\r?\n[\s\S]*?^-- prox options \(end\)\r?\n(?:--[^\n]*\n)*local proximity_version = [^\n]*\n/m;

const SIGNS = [TITLE, BEGIN, END, 'local proximity_options', 'local proximity_version'];

function defaultsOf(head: string): OptionValues | null {
  const line = head.split('\n').find((each) => each.startsWith(DEFAULTS));
  try {
    const defaults: unknown = JSON.parse(line?.slice(DEFAULTS.length) ?? '');
    return isValues(defaults) ? defaults : null;
  } catch {
    return null;
  }
}

function isValues(value: unknown): value is OptionValues {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((each) => ['boolean', 'number', 'string'].includes(typeof each));
}
