import type { Deployment } from '../deploy/deploy.ts';
import type { LuaModules } from '../deploy/lua-modules.ts';
import type { OptionChange } from '../deploy/options.ts';
import type { Plan } from '../deploy/plan.ts';
import type { FileFacts } from '../deploy/tracker.ts';
import { counted } from './report-remarks.ts';
import { visible } from './visible.ts';

/** What a deployment changes, as lines for a person. */
export function renderPlan(plan: Plan): string {
  const { old, new: fresh } = plan;
  const change = (key: (facts: FileFacts) => string): string =>
    old === null || key(old) === key(fresh) ? key(fresh) : `${key(old)} → ${key(fresh)}`;
  const lines = [
    plan.file,
    ...row('version', [change(({ version }) => version ?? 'unknown')]),
    ...row('sha-256', [change(({ sha256 }) => sha256.slice(0, SHORT_HASH))]),
    ...row('bytes', [change(({ bytes }) => String(bytes))]),
    ...row('options', optionLines(plan.options)),
    ...row('lua_modules', modulesLines(plan.lua_modules)),
    ...plan.remarks.flatMap((remark) => row('note', [remark])),
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** What became of it, in a line. */
export function renderOutcome({ outcome, backup, file, lua_modules }: Deployment): string {
  const kept = backup === null ? '' : ` The old file is ${backup}.`;
  const isNamed = lua_modules.lines.some(({ names_tracker }) => names_tracker);
  const when = isNamed ? 'with the next map' : 'with the first map after lua_modules names it';
  const sentence = {
    deployed: `Deployed.${kept} The server loads it ${when}.`,
    current: `${file} is up to date; nothing was written.`,
    dry_run: 'A dry run: nothing was written.',
    declined: 'Nothing was written.',
  }[outcome];
  return `${visible(sentence)}\n`;
}

/** What --build-only wrote, in a line. */
export function renderBuilt(file: string, { version, sha256, bytes }: FileFacts): string {
  return `${visible(`${file}: version ${version}, ${bytes} bytes, sha-256 ${sha256.slice(0, SHORT_HASH)}`)}\n`;
}

const SHORT_HASH = 12;

const NAME_WIDTH = 'lua_modules'.length;

/** A name and what there is to say of it, line by line. */
function row(name: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? name : '').padEnd(NAME_WIDTH)}  ${line}`);
}

function optionLines(options: readonly OptionChange[]): string[] {
  const told = options.filter(({ state }) => state !== 'default');
  const defaults = options.length - told.length;
  const plain = defaults === 0 ? [] : [`${counted(defaults, 'option')} with the default`];
  return [...told.map(optionLine), ...plain];
}

function optionLine(option: OptionChange): string {
  const { name, value, old_value } = option;
  return `${name} = ${shown(value ?? old_value)}: ${SENTENCES[option.state](option)}`;
}

const SENTENCES: Readonly<Record<OptionChange['state'], (option: OptionChange) => string>> = {
  given: ({ default: usual }) => `set by --option (default ${shown(usual)})`,
  hand_set: ({ default: usual, old_default }) => `set by hand, kept (default ${defaults(usual, old_default)})`,
  default_changed: ({ default: usual, old_default }) =>
    `kept, though the default changed (${defaults(usual, old_default)})`,
  reset: ({ old_value }) => `reset to the default; was ${shown(old_value)}`,
  invalid: ({ old_value, allowed }) => `the default, since ${shown(old_value)} can't be; expected ${allowed}`,
  new: () => 'new, the default',
  unknown: () => 'dropped, since this version knows no such option',
  default: () => 'the default',
};

function defaults(usual: OptionChange['default'], old: OptionChange['default']): string {
  return old === null || old === usual ? shown(usual) : `${shown(old)} → ${shown(usual)}`;
}

function shown(value: OptionChange['value']): string {
  return value === null ? '(no plain value)' : JSON.stringify(value);
}

function modulesLines({ files_read, lines, add, forbidden_by, sha1, unreadable }: LuaModules): string[] {
  const found = lines.flatMap(({ file, line, names_tracker, replace_with }) =>
    names_tracker
      ? [`${file}:${line} names the tracker`]
      : [`${file}:${line} does not name the tracker; write in its place:`, `  ${replace_with}`],
  );
  const searched = files_read.length === 0 ? 'no cfg file found' : `not in ${counted(files_read.length, 'cfg file')}`;
  const missing = add === null ? [] : [`${searched}; add to the cfg that the server starts with:`, `  ${add}`];
  const forbidden = forbidden_by.map(
    ({ file, line }) => `${file}:${line} lua_allowedModules keeps the server from loading it; add ${sha1}`,
  );
  return [...found, ...missing, ...forbidden, ...unreadable];
}
