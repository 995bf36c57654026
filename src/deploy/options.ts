import { Failure } from '../domain/failure.ts';
import { TRACKER_OPTIONS, type TrackerOption } from '../format/options.ts';
import type { OptionValues } from './head.ts';
import { type LuaValue, luaLiteral } from './lua-text.ts';
import type { Tracker } from './tracker.ts';

/**
 * What becomes of an option.
 *
 * - `given`: --option set it
 * - `hand_set`: an admin set it in the old file; kept
 * - `default_changed`: nobody set it, and this version's default is another; the old value is kept
 * - `reset`: an admin set it in the old file; --reset-options takes the default
 * - `invalid`: the old file's value can't be used; the default is
 * - `new`: the old file doesn't have it
 * - `unknown`: this version doesn't know it; dropped
 * - `default`: nothing to tell
 */
type OptionState = 'given' | 'hand_set' | 'default_changed' | 'reset' | 'invalid' | 'new' | 'unknown' | 'default';

/** An option in a deployment. */
export interface OptionChange {
  readonly name: string;
  readonly state: OptionState;
  /** What the new file has; null where it doesn't have the option. */
  readonly value: LuaValue | null;
  /** What the old file has; null where it has none, or one that is neither text nor number nor boolean. */
  readonly old_value: LuaValue | null;
  /** This version's default; null where it doesn't know the option. */
  readonly default: LuaValue | null;
  /** The old file's default; null where that doesn't tell. */
  readonly old_default: LuaValue | null;
  /** What can be set, in words. */
  readonly allowed: string | null;
}

/**
 * What becomes of every option, in the order of the table, and then of those that this version doesn't know. With `reset`
 * the old values go.
 */
export function optionChanges(old: Tracker | null, given: OptionValues, reset: boolean): readonly OptionChange[] {
  const known = TRACKER_OPTIONS.map((option) => {
    const state = given[option.name] === undefined ? stateOf(option, old, reset) : 'given';
    return changeOf(option, state, old, given);
  });
  const names = new Set(TRACKER_OPTIONS.map(({ name }) => name));
  const unknown = [...(old?.options ?? [])].filter(([name]) => !names.has(name));
  return [...known, ...unknown.sort().map(([name, value]) => unknownOption(name, value, old?.defaults ?? null))];
}

/** The values that the new file has. */
export function newValues(changes: readonly OptionChange[]): OptionValues {
  return Object.fromEntries(changes.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
}

/** Reads `name=value` as --option has it. Throws a Failure that says what could be set. */
export function givenOptions(assignments: readonly string[]): OptionValues {
  return Object.fromEntries(assignments.map(givenOption));
}

function givenOption(assignment: string): [string, LuaValue] {
  const at = assignment.indexOf('=');
  const [name, text] = [assignment.slice(0, Math.max(at, 0)), assignment.slice(at + 1)];
  const option = TRACKER_OPTIONS.find((each) => each.name === name);
  if (option === undefined) {
    const names = TRACKER_OPTIONS.map((each) => each.name).join(', ');
    throw new Failure('usage', `--option ${assignment}: expected NAME=VALUE with one of these names: ${names}.`);
  }
  const value = typedValue(option, text);
  if (isValid(option, value)) return [name, value];
  throw new Failure('usage', `--option ${assignment}: found ${luaLiteral(text)}, expected ${allowed(option)}.`);
}

function typedValue({ value }: TrackerOption, text: string): LuaValue {
  if (typeof value === 'string') return text;
  if (typeof value === 'number') return /^[+-]?\d+$/.test(text) ? Number(text) : text;
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

function changeOf(option: TrackerOption, state: OptionState, old: Tracker | null, given: OptionValues): OptionChange {
  const { name } = option;
  const old_value = old?.options.get(name) ?? null;
  const old_default = old?.defaults?.[name] ?? null;
  const kept = state === 'hand_set' || state === 'default_changed' ? old_value : option.value;
  return {
    name,
    state,
    value: given[name] ?? kept,
    old_value,
    default: option.value,
    old_default,
    allowed: allowed(option),
  };
}

function stateOf(option: TrackerOption, old: Tracker | null, reset: boolean): OptionState {
  if (old === null) return 'default';
  const value = old.options.get(option.name);
  if (value === undefined) return 'new';
  if (!isValid(option, value)) return 'invalid';
  if (reset) return value === option.value ? 'default' : 'reset';
  if (value !== (old.defaults?.[option.name] ?? option.value)) return 'hand_set';
  return value === option.value ? 'default' : 'default_changed';
}

function unknownOption(name: string, old_value: LuaValue | null, defaults: OptionValues | null): OptionChange {
  const old_default = defaults?.[name] ?? null;
  return { name, state: 'unknown', value: null, old_value, default: null, old_default, allowed: null };
}

const LONGEST_TEXT = 100;

function isValid(option: TrackerOption, value: LuaValue | null): value is LuaValue {
  if (typeof value !== typeof option.value) return false;
  if (typeof value === 'number') return Number.isInteger(value) && value >= option.lowest && value <= option.highest;
  if (typeof value !== 'string') return true;
  if (value.length > LONGEST_TEXT || /\p{Cc}/u.test(value)) return false;
  return option.name !== 'output_folder' || isFolderOfTheServer(value);
}

/** The engine opens nothing outside its own folders (FS_CheckDirTraversal: no `..`, no `::`). */
function isFolderOfTheServer(path: string): boolean {
  return path !== '' && !/\.\.|::|\\|^\//.test(path);
}

function allowed({ name, value, lowest, highest }: TrackerOption): string {
  if (typeof value === 'number') return `an integer from ${lowest} to ${highest}`;
  if (typeof value === 'boolean') return 'true or false';
  return name === 'output_folder'
    ? `a folder below the server's own, in at most ${LONGEST_TEXT} characters, without \`..\``
    : `text of at most ${LONGEST_TEXT} characters`;
}
