import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { byCodeUnit } from '../domain/by-code-unit.ts';
import { errorCode } from '../store/system-errors.ts';
import { finishedName, isArchive, isRoundFile, noRoundFile, unpackedName } from './names.ts';

/** A path to import, or why an argument gave none. */
export type FoundFile = { readonly path: string } | { readonly path: string; readonly problem: string };

/** The argument that is no file but what is piped into prox. */
export const STANDARD_INPUT = '-';

/**
 * Finds the files that the arguments name: files, folders (searched with all below for round files; of those of one round
 * beside each other only the best one) and glob patterns; `-` stays as it is. They come in time order, as their names
 * begin with a time stamp; a file that is named twice comes once.
 */
export async function findFiles(args: readonly string[]): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const arg of args) {
    for (const file of await findArgument(arg)) found.set(file.path, file);
  }
  return [...found.values()].sort(
    (a, b) => byCodeUnit(basename(a.path), basename(b.path)) || byCodeUnit(a.path, b.path),
  );
}

async function findArgument(arg: string): Promise<readonly FoundFile[]> {
  if (arg === STANDARD_INPUT) return [{ path: arg }];
  const kind = await kindOf(arg);
  if (kind === 'folder') return inFolder(arg);
  if (kind === 'file') return [{ path: arg }];
  if (isDynamicPattern(arg)) {
    const paths = await glob(arg, { absolute: arg.startsWith('/'), dot: true });
    return paths.length === 0 ? [{ path: arg, problem: 'no file fits this pattern' }] : paths.map((path) => ({ path }));
  }
  return [{ path: arg, problem: 'there is no such file or folder' }];
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'absent'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // What else forbids a look at it is told when it is read.
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'file';
  }
}

async function inFolder(folder: string): Promise<readonly FoundFile[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    return [{ path: folder, problem: `the folder can't be read: ${error instanceof Error ? error.message : error}` }];
  }
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const files = bestOfEach(paths.filter((path) => isRoundFile(path)));
  return files.length === 0 ? [{ path: folder, problem: nothingIn(paths) }] : files.map((path) => ({ path }));
}

/** Of a round's files beside each other one: whole rather than unfinished, and then plain rather than compressed. */
function bestOfEach(paths: readonly string[]): readonly string[] {
  const best = new Map<string, string>();
  for (const path of [...paths].sort((a, b) => effort(a) - effort(b))) {
    const round = finishedName(path);
    if (!best.has(round)) best.set(round, path);
  }
  return [...best.values()];
}

function effort(path: string): number {
  const unpacked = unpackedName(path);
  return (unpacked === finishedName(path) ? 0 : 2) + (unpacked === path ? 0 : 1);
}

/** Archives in a folder are not opened: a backup of the folder would be read with every import of it. */
function nothingIn(paths: readonly string[]): string {
  const nothing = noRoundFile('this folder or below');
  const archive = paths.find((path) => isArchive(path));
  return archive === undefined ? nothing : `${nothing}; archives are opened where they are named, such as ${archive}`;
}
