import { Failure } from '../domain/failure.ts';
import { DEFAULT_VALUES, type OptionValues, trackerFile } from './head.ts';
import { luaProblem } from './lua.ts';
import { findLuaModules, type LuaModules } from './lua-modules.ts';
import { newValues, type OptionChange, optionChanges } from './options.ts';
import type { Entry, Place } from './place.ts';
import { type FileFacts, fileFacts, readTracker, type Tracker } from './tracker.ts';

export const FILE_NAME = 'proximity_tracker.lua';

/** What a deployment would do. */
export interface Plan {
  /** Where the tracker goes, as the user would write it. */
  readonly file: string;
  /** What is there; null where nothing is. */
  readonly old: FileFacts | null;
  readonly new: FileFacts;
  /** Whether what is there does the same already. */
  readonly is_current: boolean;
  readonly options: readonly OptionChange[];
  readonly lua_modules: LuaModules;
  /** What an admin should know besides, in sentences. */
  readonly remarks: readonly string[];
}

/** A plan with the bytes that it is about. */
export interface Draft {
  readonly plan: Plan;
  readonly path: string;
  readonly oldBytes: Buffer | null;
  readonly newBytes: Buffer;
  /** Names that the folder has. */
  readonly names: ReadonlySet<string>;
}

/** What to deploy. */
export interface Wanted {
  /** The tracker's file as it was built. */
  readonly built: Buffer;
  /** Options set on the command line. */
  readonly given: OptionValues;
  /** Whether to take the defaults in place of the old file's options. */
  readonly resetOptions: boolean;
}

/** Compares what is wanted with what is there. Writes nothing. */
export async function draftDeployment(place: Place, wanted: Wanted): Promise<Draft> {
  const entries = (await place.list(place.folder)) ?? [];
  const path = place.paths.join(place.folder, FILE_NAME);
  const oldBytes = await readOld(place, path, entries);
  const old = oldBytes === null ? null : await ownTracker(oldBytes, place.shown(path), wanted.resetOptions);
  const { version, body } = await builtTracker(wanted.built);
  const options = optionChanges(old, wanted.given, wanted.resetOptions);
  const newBytes = Buffer.from(trackerFile(version, newValues(options), body.toString('utf8')));
  await expectLoadable(newBytes);
  const is_current = old !== null && oldBytes !== null && isSame(old, { version, body }, options);
  const plan: Plan = {
    file: place.shown(path),
    old: oldBytes === null ? null : fileFacts(old?.version ?? null, oldBytes),
    new: fileFacts(version, is_current ? oldBytes : newBytes),
    is_current,
    options,
    lua_modules: await findLuaModules(place, is_current ? oldBytes : newBytes),
    remarks: remarksOn(place, entries),
  };
  return { plan, path, oldBytes, newBytes, names: new Set(entries.map(({ name }) => name)) };
}

/** The tracker's file with default options but those given. Throws a Failure where it would not load. */
export async function plainTracker(built: Buffer, given: OptionValues): Promise<Buffer> {
  const { version, body } = await builtTracker(built);
  const file = Buffer.from(trackerFile(version, { ...DEFAULT_VALUES, ...given }, body.toString('utf8')));
  await expectLoadable(file);
  return file;
}

async function readOld(place: Place, path: string, entries: readonly Entry[]): Promise<Buffer | null> {
  const kind = entries.find(({ name }) => name === FILE_NAME)?.kind;
  if (kind === undefined) return null;
  if (kind === 'file') return place.read(path);
  const what = { link: 'a symbolic link', folder: 'a folder', other: 'no ordinary file' }[kind];
  throw new Failure('usage', `${place.shown(path)} is ${what}; nothing was written.`, [
    kind === 'link' ? 'Deploy to the folder of the file it leads to, or remove the link.' : 'Move it away first.',
  ]);
}

/** The old file as prox's own; null where it is damaged and its options are not asked for. */
async function ownTracker(bytes: Buffer, shown: string, resetOptions: boolean): Promise<Tracker | null> {
  const tracker = await readTracker(bytes);
  if (!('kind' in tracker)) return tracker;
  if (tracker.kind === 'foreign') {
    throw new Failure('usage', `${shown} can't be replaced: ${tracker.problem}.`, [
      `Move it away, or rename it to keep it, and run this again: mv ${FILE_NAME} ${FILE_NAME}.old`,
    ]);
  }
  if (resetOptions) return null;
  throw new Failure('usage', `${shown} is prox's tracker, but ${tracker.problem}.`, [
    'Put the head of the file right, so that its options can be carried over,',
    'or give --reset-options: the file is kept beside, and the new one has the default options.',
  ]);
}

async function builtTracker(built: Buffer): Promise<Tracker> {
  const tracker = await readTracker(built);
  if ('kind' in tracker) throw new Error(`The built ${FILE_NAME} is unusable: ${tracker.problem}`);
  return tracker;
}

async function expectLoadable(file: Buffer): Promise<void> {
  const problem = await luaProblem(file);
  if (problem !== null) throw new Error(`The new ${FILE_NAME} would not load: ${problem}`);
}

/** An admin's own comments and order in the table are no reason to write it anew. */
function isSame(old: Tracker, built: Pick<Tracker, 'version' | 'body'>, options: readonly OptionChange[]): boolean {
  return (
    old.version === built.version &&
    old.body.equals(built.body) &&
    options.every(({ value, old_value, state }) => state !== 'unknown' && value === old_value)
  );
}

/** What a server's folder of the game has, or its folder of a user's files. */
const SIGNS = /^qagame|\.pk3$|\.cfg$|^configs$|^luascripts$|^etconsole\.log$/i;

function remarksOn(place: Place, entries: readonly Entry[]): string[] {
  if (entries.some(({ name }) => SIGNS.test(name))) return [];
  const below = entries.some(({ name, kind }) => name === 'legacy' && kind === 'folder');
  const instead = below ? ` Did you mean ${place.shown(place.paths.join(place.folder, 'legacy'))}?` : '';
  return [
    `${place.shown(place.folder)} doesn't look like a server's legacy folder: no game module, pk3 or cfg.${instead}`,
  ];
}
