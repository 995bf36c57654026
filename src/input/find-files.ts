import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { byCodeUnit } from '../domain/by-code-unit.ts';
import { errorCode } from '../store/system-errors.ts';

/** A path to import, or why an argument gave none. */
export type FoundFile = { readonly path: string } | { readonly path: string; readonly problem: string };

/** What a folder is searched for; a file named by the user may have any name. */
const ROUND_FILE_END = '_engagements.txt';
/** Behind the name of a file that its tracker writes, or did not come to end. */
const PART = '.part';

/**
 * Finds the files that the arguments name: files, folders (searched with all below for `*_engagements.txt`, and for its
 * `.part` where the finished file is not beside it) and glob patterns. They come in time order, as their names begin
 * with a time stamp; a file that is named twice comes once.
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
  const finished = new Set(paths.filter((path) => path.endsWith(ROUND_FILE_END)));
  const parts = paths.filter((path) => path.endsWith(ROUND_FILE_END + PART));
  const unfinished = parts.filter((path) => !finished.has(path.slice(0, -PART.length)));
  const files = [...finished, ...unfinished];
  if (files.length === 0)
    return [{ path: folder, problem: `no file named *${ROUND_FILE_END} in this folder or below` }];
  return files.map((path) => ({ path }));
}
