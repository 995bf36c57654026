import { open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../domain/failure.ts';
import type { Entry, Place } from './place.ts';

/** A folder of this machine. */
export async function openLocalPlace(target: string): Promise<Place> {
  const folder = await told(`Can't deploy to ${target}`, () => realpath(target));
  const { isDirectory } = await told(`Can't deploy to ${target}`, async () => {
    const stats = await stat(folder);
    return { isDirectory: stats.isDirectory() };
  });
  if (!isDirectory) {
    throw new Failure('usage', `Can't deploy to ${target}: it is not a folder.`, ["Name the server's legacy folder."]);
  }
  return {
    folder,
    paths: path,
    shown: (each) => each,
    list: (each) => orNull(told(`Can't list ${each}`, () => entries(each))),
    read: (each) => orNull(told(`Can't read ${each}`, () => readFile(each))),
    write: (each, bytes) => told(`Can't write to ${path.dirname(each)}`, () => write(each, bytes)),
    rename: (from, to) => told(`Can't write ${to}`, () => renameDurably(from, to)),
    remove: (each) => told(`Can't remove ${each}`, () => rm(each, { force: true })),
    close: async () => {},
  };
}

async function entries(folder: string): Promise<Entry[]> {
  const found = await readdir(folder, { withFileTypes: true });
  return found.map((entry) => {
    const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other';
    return { name: entry.name, kind };
  });
}

/** The server may run as another user than the admin: whatever the umask says, it can read the file. */
const READABLE = 0o644;

async function write(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', READABLE);
  try {
    await file.chmod(READABLE);
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  // Not every system lets a folder be opened; the file itself is on the disk already
  const folder = await open(path.dirname(to)).catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

const NO_RIGHT = 'you have no right to';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links go round in a circle',
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file grew too large',
  ENAMETOOLONG: 'the name is too long',
};

/** That a path leads to nothing. */
class Missing extends Failure {}

async function told<Result>(attempt: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const code = String(error.code);
    const message = `${attempt}: ${REASONS[code] ?? error.message}.`;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Missing('usage', message);
    const remedy = REASONS[code] === NO_RIGHT ? ["Run it as the user whom the server's files belong to."] : [];
    throw new Failure('usage', message, remedy);
  }
}

async function orNull<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Missing) return null;
    throw error;
  }
}
